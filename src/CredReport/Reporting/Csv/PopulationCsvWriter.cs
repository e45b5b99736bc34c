using System.Globalization;
using CredReport.Evaluation;
using CredReport.Rules;
using CsvHelper;

namespace CredReport.Reporting.Csv;

/// <summary>Writes a row for every rule and user that it is given, so that an auditor can draw a sample or count again.</summary>
internal sealed class PopulationCsvWriter(Stream output) : IFindingWriter
{
    private static readonly string[] Columns = ["rule", "verdict", "account", "user", "arn", "source", "line"];

    public bool NeedsSourceHash => false;

    public void Begin(EvaluationInfo evaluation)
    {
        using CsvWriter csv = CsvWriter.Create(output, SpreadsheetText.Options, leaveOpen: true);
        csv.WriteRecord(Columns);
    }

    public IFindingBatch NewBatch() => new CsvBatch((csv, finding) =>
    {
        csv.WriteField(SpreadsheetText.Guard(finding.Rule.Id));
        csv.WriteField(finding.Verdict.Word());
        csv.WriteField(SpreadsheetText.Guard(finding.Account));
        csv.WriteField(SpreadsheetText.Guard(finding.UserName));
        csv.WriteField(SpreadsheetText.Guard(finding.Arn));
        csv.WriteField(SpreadsheetText.Guard(finding.Source));
        csv.WriteField(finding.Line.ToString(CultureInfo.InvariantCulture));
    });

    public void Write(IFindingBatch batch) => ((CsvBatch)batch).MoveTo(output);

    public void Finish(AnalysisResult result) => output.Flush();
}
