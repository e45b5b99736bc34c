namespace CredReport.Rules;

/// <summary>A name for a list of rules.</summary>
/// <param name="Name">For example <c>cis-aws-1.5</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="RuleIds">Ids of the rules, in ordinal order.</param>
public sealed record RuleSet(string Name, string Title, IReadOnlyList<string> RuleIds);
