using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Rules;
using CsvHelper;

namespace CredReport.Reporting;

/// <summary>Writes one finding a row.</summary>
internal sealed class CsvFindingWriter(Stream output) : IFindingWriter
{
    private static readonly string[] Columns =
        ["rule", "severity", "verdict", "account", "user", "arn", "source", "line", "fingerprint", "message", "evidence"];

    public bool NeedsSourceHash => false;

    public void Begin(EvaluationInfo evaluation)
    {
        using CsvWriter csv = CsvWriter.Create(output, SpreadsheetText.Options, leaveOpen: true);
        csv.WriteRecord(Columns);
    }

    public IFindingBatch NewBatch() => new Batch();

    public void Write(IFindingBatch batch) => ((Batch)batch).MoveTo(output);

    public void Finish(AnalysisResult result) => output.Flush();

    private sealed class Batch : IFindingBatch
    {
        private readonly MemoryStream _bytes = new();
        private readonly Utf8Buffer _cells = new();
        private readonly CsvWriter _csv;

        public Batch() => _csv = CsvWriter.Create(_bytes, SpreadsheetText.Options);

        public long Size => _bytes.Length;

        public void Add(Finding finding)
        {
            _csv.WriteField(SpreadsheetText.Guard(finding.Rule.Id));
            _csv.WriteField(SpreadsheetText.Guard(finding.Rule.Severity.Word()));
            _csv.WriteField(SpreadsheetText.Guard(finding.Verdict.Word()));
            _csv.WriteField(SpreadsheetText.Guard(finding.Account));
            _csv.WriteField(SpreadsheetText.Guard(finding.UserName));
            _csv.WriteField(SpreadsheetText.Guard(finding.Arn));
            _csv.WriteField(SpreadsheetText.Guard(finding.Source));
            _csv.WriteField(finding.Line.ToString(CultureInfo.InvariantCulture));
            _csv.WriteField(SpreadsheetText.Guard(finding.Fingerprint));
            _csv.WriteField(SpreadsheetText.Guard(finding.Message));

            // Begins with the name of a column, which no spreadsheet takes for a formula.
            _cells.Truncate(0);
            finding.WriteCells(_cells);
            _csv.WriteField(Encoding.UTF8.GetString(_cells.Written));
            _csv.EndRecord();
        }

        public void MoveTo(Stream output)
        {
            _csv.Flush();
            output.Write(_bytes.GetBuffer(), 0, (int)_bytes.Length);
            _bytes.SetLength(0);
        }
    }
}
