using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Rules;

namespace CredReport.Diffing;

/// <summary>What happened between two reports, or two folders of them.</summary>
/// <param name="Rules">What both sides were judged by, in the order of the choice.</param>
/// <param name="Old">The old side.</param>
/// <param name="New">The new side.</param>
/// <param name="Events">By account in ordinal order, then by user, root first.</param>
/// <param name="Findings">By account in ordinal order; in each those of the new report in its order, then the absent ones in the old report's order.</param>
/// <param name="Warnings">What is wrong with the comparison: impossible moves, what could not be compared, exceptions that are for nobody.</param>
/// <param name="SameReport">Whether every report of either side is, byte for byte, one of the other side.</param>
/// <param name="Complete">Whether everything could be judged and compared, and no account is missing.</param>
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
    /// <summary>The accepted risks by which both sides were judged; null for none.</summary>
    public AcceptedRisks? AcceptedRisks { get; init; }

    /// <summary>Whether pseudonyms stand for accounts and users, see <see cref="AnalysisOptions.Pseudonyms"/>.</summary>
    public bool Pseudonymized { get; init; }

    /// <summary>Which accounts are missing or unexpected on the new side, see <see cref="AnalysisOptions.ExpectedAccounts"/>.</summary>
    public AccountExpectations Accounts { get; init; } = AccountExpectations.Met;

    /// <summary>Whether both sides have a report that could be judged: without, nothing is compared.</summary>
    public bool AnyCompared => Old.AnyJudged && New.AnyJudged;

    /// <summary>What is wrong with the inputs, the old side's first, then what is wrong with the comparison; as far as it is kept.</summary>
    public IEnumerable<Diagnostic> AllDiagnostics => Old.Sources.Concat(New.Sources).SelectMany(source => source.Diagnostics).Concat(Warnings);

    /// <summary>How many diagnostics of the inputs are not kept, by input and kind.</summary>
    public IEnumerable<OmittedDiagnostics> OmittedDiagnostics => Old.Sources.Concat(New.Sources).SelectMany(source => source.OmittedDiagnostics);

    /// <summary>How many findings are in a state.</summary>
    public int Count(FindingState state) => Findings.Count(finding => finding.State == state);
}
