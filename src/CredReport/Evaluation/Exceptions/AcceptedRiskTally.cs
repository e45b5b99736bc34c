using CredReport.Diagnostics;
using CredReport.Rules;

namespace CredReport.Evaluation.Exceptions;

/// <summary>Finds over the inputs of a run, which come in their order, the exceptions that are for nobody.</summary>
/// <param name="risks">The accepted risks; null for none.</param>
/// <param name="rules">The rules that are applied.</param>
internal sealed class AcceptedRiskTally(AcceptedRisks? risks, IReadOnlyList<Rule> rules)
{
    private readonly Dictionary<AcceptedRisk, string?> _met = [];
    private readonly HashSet<string> _accounts = [];

    /// <summary>Counts in an input.</summary>
    /// <param name="coverage">What was covered in it; null for nothing.</param>
    /// <param name="accounts">The accounts whose users were judged.</param>
    public void Add(AcceptedRiskCoverage? coverage, IEnumerable<string> accounts)
    {
        if (coverage is null) return;

        _accounts.UnionWith(accounts);
        foreach ((AcceptedRisk risk, string? miss) in coverage.Met)
        {
            if (miss is null) _met[risk] = null;
            else _met.TryAdd(risk, miss);
        }
    }

    /// <summary>Exceptions for rules that are not applied, and those that are for nobody, in the order of the file.</summary>
    public IEnumerable<Diagnostic> Diagnostics()
    {
        if (risks is null) yield break;

        HashSet<string> applied = [.. rules.Select(rule => rule.Id)];
        HashSet<string> said = [];
        foreach (AcceptedRisk risk in risks.Items)
        {
            if (!applied.Contains(risk.RuleId))
            {
                if (said.Add(risk.RuleId)) yield return NotApplied(risk);
            }
            else if (_accounts.Count > 0 && Unmatched(risk) is { } why)
            {
                yield return new Diagnostic(DiagnosticCatalogue.UnmatchedException, $"The exception '{risk.Id}' covers nobody in this run: {why}.", risk.File, risk.Line);
            }
        }
    }

    private Diagnostic NotApplied(AcceptedRisk risk)
    {
        int others = risks!.Items.Count(other => other.RuleId == risk.RuleId) - 1;
        string subject = others == 0 ? $"The exception '{risk.Id}' is" : $"The exception '{risk.Id}' and {others} more are";
        return new Diagnostic(DiagnosticCatalogue.UnappliedException, $"{subject} for {risk.RuleId}, which is not applied in this run.", risk.File, risk.Line);
    }

    /// <summary>Why an exception is for nobody; null when it is for somebody.</summary>
    private string? Unmatched(AcceptedRisk risk)
    {
        if (_met.TryGetValue(risk, out string? miss)) return miss;
        return _accounts.Contains(risk.Account)
            ? $"no user '{risk.User}' of account {risk.Account} fails {risk.RuleId}"
            : $"no report of account {risk.Account} was judged";
    }
}
