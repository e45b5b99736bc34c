using CredReport.Diffing;
using CredReport.Evaluation;

namespace CredReport.Reporting.Text;

/// <summary>Plain lines for a person.</summary>
internal sealed class TextFormat : OutputFormat
{
    private TextFormat()
    {
    }

    public static TextFormat Instance { get; } = new();

    public override string Name => "text";

    public override IReadOnlyList<string> Endings { get; } = [".txt"];

    internal override bool ShowsProgress => true;

    internal override bool HasSummary => true;

    internal override bool IsTerminalSafe => true;

    internal override IFindingWriter CreateFindingWriter(Stream output, FindingWriterOptions options) => new TextFindingWriter(output, options.Palette, options.Summary);

    internal override void WriteDiff(ComparisonResult result, Stream output, TextPalette palette) => TextDiffWriter.Write(result, output, palette);
}
