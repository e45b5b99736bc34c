using CredReport.Model;

namespace CredReport.Rules;

/// <summary>The example users of a rule file, by expected verdict.</summary>
/// <param name="AsOf">The as-of time of the examples; null if the rule does not need one.</param>
/// <param name="Fails">Users that fail.</param>
/// <param name="Passes">Users that pass.</param>
/// <param name="NotRelevant">Users to whom the rule does not apply.</param>
/// <param name="NotAssessable">Users that cannot be evaluated.</param>
public sealed record RuleExamples(
    Instant? AsOf,
    IReadOnlyList<RuleExample> Fails,
    IReadOnlyList<RuleExample> Passes,
    IReadOnlyList<RuleExample> NotRelevant,
    IReadOnlyList<RuleExample> NotAssessable)
{
    /// <summary>No examples.</summary>
    public static RuleExamples None { get; } = new(null, [], [], [], []);

    /// <summary>The users by the rule file's key for their verdict, in the order of the keys.</summary>
    internal IReadOnlyList<(string Verdict, IReadOnlyList<RuleExample> Users)> ByVerdict =>
        [("fails", Fails), ("passes", Passes), ("notRelevant", NotRelevant), ("notAssessable", NotAssessable)];
}
