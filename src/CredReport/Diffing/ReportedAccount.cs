using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>What one side's report says of one account.</summary>
/// <param name="Id">Account id; empty for users without an account.</param>
/// <param name="Result">What became of the report when it was judged.</param>
/// <param name="Rows">Its rows of the account, in its order.</param>
/// <param name="Findings">Its failing, excluded and unassessable findings of the account, in its order.</param>
/// <param name="Pseudonyms">What stands for accounts and users; null where they are shown.</param>
internal sealed record ReportedAccount(string Id, SourceResult Result, IReadOnlyList<ReportRow> Rows, IReadOnlyList<Finding> Findings, Pseudonyms? Pseudonyms)
{
    /// <summary>The account id, or what stands for it; empty for users without an account.</summary>
    public string ShownId => Id.Length == 0 ? Id : Seen.Account(Id).Show(Pseudonyms);

    /// <summary>Name of the report.</summary>
    public string Source => Result.Name;

    /// <summary>The moment at which the report was judged; null when none was found.</summary>
    public Instant? AsOf => Result.AsOf;

    /// <summary>Whether a row could not be read, or the report breaks off: then who is not there may be there all the same.</summary>
    public bool HasGaps => Result.Rows.NotJudged > 0 || Result.Diagnostics.Any(item => item is { Severity: DiagnosticSeverity.Error, Line: null, Column: null });
}
