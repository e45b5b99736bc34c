using CredReport.Diffing;
using CredReport.Evaluation;

namespace CredReport.Reporting.Csv;

/// <summary>One finding or event per row; text of the report is kept but for what a spreadsheet would calculate.</summary>
internal sealed class CsvFormat : OutputFormat
{
    private CsvFormat()
    {
    }

    public static CsvFormat Instance { get; } = new();

    public override string Name => "csv";

    public override IReadOnlyList<string> Endings { get; } = [".csv"];

    internal override bool ShowsProgress => false;

    internal override bool HasSummary => false;

    internal override bool IsTerminalSafe => false;

    internal override IFindingWriter CreateFindingWriter(Stream output, FindingWriterOptions options) => new CsvFindingWriter(output);

    internal override void WriteDiff(ComparisonResult result, Stream output, TextPalette palette) => CsvDiffWriter.Write(result, output);
}
