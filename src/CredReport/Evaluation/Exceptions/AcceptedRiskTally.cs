using CredReport.Diagnostics;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Evaluation.Exceptions;

/// <summary>Finds over the inputs of a run, which come in their order, the exceptions that are for nobody.</summary>
/// <param name="risks">The accepted risks; null for none.</param>
/// <param name="rules">The rules that are applied.</param>
/// <param name="pseudonyms">What stands for accounts and users; null where they are shown.</param>
internal sealed class AcceptedRiskTally(AcceptedRisks? risks, IReadOnlyList<Rule> rules, Pseudonyms? pseudonyms)
{
    private readonly Dictionary<AcceptedRisk, DiagnosticMessage?> _met = [];
    private readonly HashSet<string> _accounts = [];

    /// <summary>Counts in an input.</summary>
    /// <param name="coverage">What was covered in it; null for nothing.</param>
    /// <param name="accounts">The accounts whose users were judged, or what stands for them.</param>
    public void Add(AcceptedRiskCoverage? coverage, IEnumerable<string> accounts)
    {
        if (coverage is null) return;

        _accounts.UnionWith(accounts);
        foreach ((AcceptedRisk risk, DiagnosticMessage? miss) in coverage.Met)
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
        Dictionary<string, int> counts = risks.Items.CountBy(risk => risk.RuleId).ToDictionary();
        HashSet<string> said = [];
        foreach (AcceptedRisk risk in risks.Items)
        {
            if (!applied.Contains(risk.RuleId))
            {
                if (said.Add(risk.RuleId)) yield return NotApplied(risk, counts[risk.RuleId] - 1);
            }
            else if (_accounts.Count > 0 && Unmatched(risk) is { } why)
            {
                yield return About(risk, DiagnosticCatalogue.UnmatchedException, $"The exception '{MessageArgument.Own(risk.Id)}' covers nobody in this run: {why}.");
            }
        }
    }

    private Diagnostic NotApplied(AcceptedRisk risk, int others)
    {
        DiagnosticMessage verb = others == 0 ? DiagnosticMessage.Of($"is") : DiagnosticMessage.Of($"and {others} more are");
        return About(risk, DiagnosticCatalogue.UnappliedException, $"The exception '{MessageArgument.Own(risk.Id)}' {verb} for {MessageArgument.Own(risk.RuleId)}, which is not applied in this run.");
    }

    private Diagnostic About(AcceptedRisk risk, DiagnosticDescriptor problem, DiagnosticMessage message) =>
        Diagnostic.Of(problem, message, pseudonyms, MessageArgument.Exceptions(risk.File).Show(pseudonyms), risk.Line);

    /// <summary>Why an exception is for nobody; null when it is for somebody.</summary>
    private DiagnosticMessage? Unmatched(AcceptedRisk risk)
    {
        if (_met.TryGetValue(risk, out DiagnosticMessage? miss)) return miss;
        MessageArgument account = MessageArgument.Account(risk.Account);
        if (_accounts.Contains(account.Show(pseudonyms))) return $"no user '{risk.SeenUser}' of account {account} fails {MessageArgument.Own(risk.RuleId)}";
        return $"no report of account {account} was judged";
    }
}
