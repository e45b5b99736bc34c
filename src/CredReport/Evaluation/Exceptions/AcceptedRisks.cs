using CredReport.Rules;

namespace CredReport.Evaluation.Exceptions;

/// <summary>The accepted risks of a run, in the order in which they count. Made by <see cref="AcceptedRiskFile"/>; shared by threads.</summary>
public sealed class AcceptedRisks
{
    private readonly Dictionary<string, AcceptedRiskIndex> _byRule;

    internal AcceptedRisks(IReadOnlyList<AcceptedRisk> items)
    {
        Items = items;
        _byRule = items.GroupBy(risk => risk.RuleId, StringComparer.Ordinal)
            .ToDictionary(risks => risks.Key, risks => new AcceptedRiskIndex(risks), StringComparer.Ordinal);
    }

    /// <summary>The accepted risks; of two that cover one finding the first counts.</summary>
    public IReadOnlyList<AcceptedRisk> Items { get; }

    /// <summary>Those for a rule; null when there is none.</summary>
    internal AcceptedRiskIndex? Of(Rule rule) => _byRule.GetValueOrDefault(rule.Id);

    /// <summary>Whether any is for one of the rules: then the moment of evaluation is needed.</summary>
    internal bool ApplyTo(IReadOnlyList<Rule> rules) => rules.Any(rule => _byRule.ContainsKey(rule.Id));
}
