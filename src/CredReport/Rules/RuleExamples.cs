using CredReport.Model;

namespace CredReport.Rules;

/// <summary>Users as a rule's file shows them, under the verdict that each must get.</summary>
/// <param name="AsOf">Moment at which they are judged; null when the rule does not ask for one.</param>
/// <param name="Fails">Users that fail.</param>
/// <param name="Passes">Users that pass.</param>
/// <param name="NotRelevant">Users that the rule is not about.</param>
/// <param name="NotAssessable">Users that cannot be judged.</param>
public sealed record RuleExamples(
    Instant? AsOf,
    IReadOnlyList<RuleExample> Fails,
    IReadOnlyList<RuleExample> Passes,
    IReadOnlyList<RuleExample> NotRelevant,
    IReadOnlyList<RuleExample> NotAssessable)
{
    /// <summary>No example at all.</summary>
    public static RuleExamples None { get; } = new(null, [], [], [], []);

    /// <summary>The users under the words of the rule file for their verdict, in its order.</summary>
    internal IReadOnlyList<(string Verdict, IReadOnlyList<RuleExample> Users)> ByVerdict =>
        [("fails", Fails), ("passes", Passes), ("notRelevant", NotRelevant), ("notAssessable", NotAssessable)];
}
