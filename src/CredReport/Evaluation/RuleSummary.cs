using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>The verdicts of one rule.</summary>
public sealed record RuleSummary(Rule Rule, VerdictCounts Verdicts);
