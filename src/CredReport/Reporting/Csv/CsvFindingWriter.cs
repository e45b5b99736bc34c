using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Rules;
using CsvHelper;

namespace CredReport.Reporting.Csv;

/// <summary>Writes one finding a row.</summary>
internal sealed class CsvFindingWriter(Stream output) : IFindingWriter
{
    private static readonly string[] Columns =
        ["rule", "severity", "verdict", "account", "user", "arn", "source", "line", "fingerprint", "message", "evidence", ReportAge.Name];

    public bool NeedsSourceHash => false;

    public void Begin(EvaluationInfo evaluation)
    {
        using CsvWriter csv = CsvWriter.Create(output, SpreadsheetText.Options, leaveOpen: true);
        csv.WriteRecord(Columns);
    }

    public IFindingBatch NewBatch()
    {
        Utf8Buffer cells = new();
        return new CsvBatch((csv, finding) =>
        {
            csv.WriteField(SpreadsheetText.Guard(finding.Rule.Id));
            csv.WriteField(SpreadsheetText.Guard(finding.Rule.Severity.Word()));
            csv.WriteField(SpreadsheetText.Guard(finding.Verdict.Word()));
            csv.WriteField(SpreadsheetText.Guard(finding.Account));
            csv.WriteField(SpreadsheetText.Guard(finding.UserName));
            csv.WriteField(SpreadsheetText.Guard(finding.Arn));
            csv.WriteField(SpreadsheetText.Guard(finding.Source));
            csv.WriteField(finding.Line.ToString(CultureInfo.InvariantCulture));
            csv.WriteField(SpreadsheetText.Guard(finding.Fingerprint));
            csv.WriteField(SpreadsheetText.Guard(finding.Message));

            cells.Truncate(0);
            finding.WriteCells(cells);
            csv.WriteField(SpreadsheetText.Guard(Encoding.UTF8.GetString(cells.Written)));
            csv.WriteField(ReportAge.Hours);
        });
    }

    public void Write(IFindingBatch batch) => ((CsvBatch)batch).MoveTo(output);

    public void Finish(AnalysisResult result)
    {
        using (CsvWriter csv = CsvWriter.Create(output, SpreadsheetText.Options, leaveOpen: true))
        {
            foreach (string account in result.Accounts.Missing) WriteMissing(csv, account);
        }

        output.Flush();
    }

    /// <summary>An account without a report has no finding: without a row of its own, nothing would seem to be wrong with it.</summary>
    private static void WriteMissing(CsvWriter csv, string account)
    {
        foreach (string column in Columns)
        {
            csv.WriteField(column switch
            {
                "verdict" => Verdict.NotAssessable.Word(),
                "account" => SpreadsheetText.Guard(account),
                "message" => AccountExpectations.DescribeMissing(account),
                _ => null,
            });
        }

        csv.EndRecord();
    }
}
