using System.Globalization;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Rules;
using CsvHelper;

namespace CredReport.Reporting.Csv;

/// <summary>Writes one event or finding a row; cells as <c>column=text</c> pairs. A finding's cells are those of the report that has it, and of both where both have.</summary>
internal static class CsvDiffWriter
{
    private static readonly string[] Columns =
        ["kind", "type", "account", "user", "arn", "old", "new", "ageDays", "rule", "severity", "verdict", "reason", "fingerprint", "message", ReportAge.Name];

    public static void Write(ComparisonResult result, Stream output)
    {
        using CsvWriter csv = CsvWriter.Create(output, SpreadsheetText.Options, leaveOpen: true);
        csv.WriteRecord(Columns);
        foreach (DiffEvent item in result.Events)
        {
            WriteRow(csv, "event", item.Type.Word(), item.Account, item.User, item.Arn, SpreadsheetText.Join(item.Old), SpreadsheetText.Join(item.New),
                item.AgeDays?.ToString(CultureInfo.InvariantCulture), null, null, null, null, null, item.Message, ReportAge.Hours);
        }

        foreach (ComparedFinding item in result.Findings)
        {
            Finding finding = item.Finding;
            WriteRow(csv, "finding", item.State.Word(), finding.Account, finding.UserName, finding.Arn,
                SpreadsheetText.Join((item.State == FindingState.New ? item.Old : item.Old ?? finding)?.Cells), SpreadsheetText.Join(item.State == FindingState.Absent ? null : finding.Cells), null,
                finding.Rule.Id, finding.Rule.Severity.Word(), finding.Verdict.Word(), item.Reason?.Word(), finding.Fingerprint, item.Message, ReportAge.Hours);
        }

        foreach (string account in result.Accounts.Missing) WriteMissing(csv, account);
    }

    /// <summary>An account without a report has neither event nor finding: without a row of its own, nothing would seem to be wrong with it.</summary>
    private static void WriteMissing(CsvWriter csv, string account) =>
        WriteRow(csv, "account", "missing", account, null, null, null, null, null, null, null, null, null, null, AccountExpectations.DescribeMissing(account), null);

    private static void WriteRow(CsvWriter csv, params string?[] fields)
    {
        foreach (string? field in fields) csv.WriteField(SpreadsheetText.Guard(field));
        csv.EndRecord();
    }
}
