using CredReport.Evaluation.Exceptions;
using CredReport.Gsl;

namespace CredReport.Evaluation.Findings;

/// <summary>Says in one sentence what was found, out of the rule's own terms.</summary>
internal static class FindingMessage
{
    public static string Compose(Verdict verdict, BoundRule rule, Explanation relevance, Explanation? condition, string? reason, AcceptedRisk? risk) => verdict switch
    {
        Verdict.Excluded when risk is not null => $"{Compose(Verdict.Fail, rule, relevance, condition, reason, null)} {risk.Sentence}",
        Verdict.NotAssessable => $"Cannot be judged: {reason}",
        Verdict.NotRelevant => $"The rule is not about this user: {Facts(relevance)}.",
        Verdict.Pass => $"As it should be: {Facts(condition!)}.",
        _ when rule.IsSingleTerm && condition!.Facts.Count == 1 => Single(rule, condition.Facts[0]),
        _ => $"The rule {(rule.Negated ? "forbids" : "requires")} {rule.ConditionText}; here {Facts(condition!)}.",
    };

    private static string Single(BoundRule rule, Fact fact) => fact.Demand is { } demand
        ? $"{fact.Subject} is {fact.Value}, and must {(rule.Negated ? "not " : "")}be {demand}."
        : $"{fact.Subject} is {fact.Value}, which the rule {(rule.Negated ? "forbids" : "does not accept")}.";

    private static string Facts(Explanation explanation) => explanation.Facts is [{ } only]
        ? $"{only.Subject} is {only.Value}"
        : string.Join(", ", explanation.Facts.Select(fact => $"{fact.Subject} is {fact.Value}").Distinct());
}
