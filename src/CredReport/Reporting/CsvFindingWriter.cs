using System.Globalization;
using CredReport.Evaluation;
using CredReport.Rules;
using CsvHelper;

namespace CredReport.Reporting;

/// <summary>
/// Writes one finding a row. A text that a spreadsheet would take for a formula gets an apostrophe in front; its exact value is in
/// the JSON. Source: OWASP ASVS 5, 1.2.10.
/// </summary>
internal sealed class CsvFindingWriter(Stream output) : IFindingWriter
{
    private static readonly string[] Columns =
        ["rule", "severity", "verdict", "account", "user", "arn", "source", "line", "fingerprint", "message", "evidence"];

    /// <summary>CsvHelper's own guard against formulas refuses NUL in its list, so all of them are guarded here.</summary>
    private const string FormulaStarts = "=+-@\t\r\0";

    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    public bool NeedsSourceHash => false;

    public void Begin(EvaluationInfo evaluation)
    {
        using CsvWriter csv = CsvWriter.Create(output, Options, leaveOpen: true);
        csv.WriteRecord(Columns);
    }

    public IFindingBatch NewBatch() => new Batch();

    public void Write(IFindingBatch batch) => ((Batch)batch).MoveTo(output);

    public void Finish(AnalysisResult result) => output.Flush();

    private static string? Guard(string? text) => text is { Length: > 0 } && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private sealed class Batch : IFindingBatch
    {
        private readonly MemoryStream _bytes = new();
        private readonly CsvWriter _csv;

        public Batch() => _csv = CsvWriter.Create(_bytes, Options);

        public long Size => _bytes.Length;

        public void Add(Finding finding)
        {
            _csv.WriteField(Guard(finding.Rule.Id));
            _csv.WriteField(Guard(finding.Rule.Severity.Word()));
            _csv.WriteField(Guard(finding.Verdict.Word()));
            _csv.WriteField(Guard(finding.Account));
            _csv.WriteField(Guard(finding.UserName));
            _csv.WriteField(Guard(finding.Arn));
            _csv.WriteField(Guard(finding.Source));
            _csv.WriteField(finding.Line.ToString(CultureInfo.InvariantCulture));
            _csv.WriteField(Guard(finding.Fingerprint));
            _csv.WriteField(Guard(finding.Message));
            _csv.WriteField(Guard(string.Join("; ", finding.Cells.Select(cell => $"{cell.Column}={cell.Text}"))));
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
