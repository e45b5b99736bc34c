using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Rules;

namespace CredReport.Diffing;

/// <summary>What changed between two reports, or two folders of reports.</summary>
/// <param name="Rules">The rules evaluated on both sides, in the order of selection.</param>
/// <param name="Old">The old side.</param>
/// <param name="New">The new side.</param>
/// <param name="Events">By account in ordinal order, then by user, root first.</param>
/// <param name="Findings">
/// By account in ordinal order; in each those of the new report in its order, then the absent ones in the old report's order.
/// </param>
/// <param name="Warnings">Problems of the comparison: impossible changes, what could not be compared, exceptions that cover nobody.</param>
/// <param name="SameReport">Whether both sides hold the same reports, byte for byte.</param>
/// <param name="Complete">Whether everything could be evaluated and compared, and no account is missing.</param>
public sealed record ComparisonResult(
    IReadOnlyList<Rule> Rules,
    ComparedSide Old,
    ComparedSide New,
    IReadOnlyList<DiffEvent> Events,
    IReadOnlyList<ComparedFinding> Findings,
    IReadOnlyList<Diagnostic> Warnings,
    bool SameReport,
    bool Complete)
{
    /// <summary>The accepted risks applied to both sides; null for none.</summary>
    public AcceptedRisks? AcceptedRisks { get; init; }

    /// <summary>Whether pseudonyms replace accounts and users, see <see cref="AnalysisOptions.Pseudonyms"/>.</summary>
    public bool Pseudonymized { get; init; }

    /// <summary>Which accounts are missing or unexpected on the new side, see <see cref="AnalysisOptions.ExpectedAccounts"/>.</summary>
    public AccountExpectations Accounts { get; init; } = AccountExpectations.Met;

    /// <summary>Whether both sides have a report that could be evaluated; if not, nothing is compared.</summary>
    public bool AnyCompared => Old.AnyJudged && New.AnyJudged;

    /// <summary>The kept diagnostics of the inputs, the old side's first, then those of the comparison.</summary>
    public IEnumerable<Diagnostic> AllDiagnostics =>
        Old.Sources.Concat(New.Sources).SelectMany(source => source.Diagnostics).Concat(Warnings);

    /// <summary>Numbers of the diagnostics of the inputs that are not kept, by input and kind.</summary>
    public IEnumerable<OmittedDiagnostics> OmittedDiagnostics =>
        Old.Sources.Concat(New.Sources).SelectMany(source => source.OmittedDiagnostics);

    /// <summary>Number of findings in a state.</summary>
    public int Count(FindingState state) => Findings.Count(finding => finding.State == state);
}
