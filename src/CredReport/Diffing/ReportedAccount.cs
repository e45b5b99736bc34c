using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>An account in the report of one side.</summary>
/// <param name="Id">Account id; empty for users without an account.</param>
/// <param name="Result">The result of the report.</param>
/// <param name="Rows">Its rows of the account, in its order.</param>
/// <param name="Findings">Its failing, excluded and unassessable findings of the account, in its order.</param>
/// <param name="Pseudonyms">Replaces accounts and users; null to show them.</param>
internal sealed record ReportedAccount(
    string Id, SourceResult Result, IReadOnlyList<ReportRow> Rows, IReadOnlyList<Finding> Findings, Pseudonyms? Pseudonyms)
{
    /// <summary>The account id or its pseudonym; empty for users without an account.</summary>
    public string ShownId => Id.Length == 0 ? Id : MessageArgument.Account(Id).Show(Pseudonyms);

    /// <summary>Name of the report.</summary>
    public string Source => Result.Name;

    /// <summary>The as-of time of the report; null if none was found.</summary>
    public Instant? AsOf => Result.AsOf;

    /// <summary>Whether a row could not be read or the report is truncated: a user that is not found may still exist.</summary>
    public bool HasGaps => Result.Rows.NotJudged > 0
        || Result.Diagnostics.Any(item => item is { Severity: DiagnosticSeverity.Error, Line: null, Column: null });
}
