using CredReport.Diffing;
using CredReport.Evaluation;

namespace CredReport.Reporting.Markdown;

/// <summary>A document for a ticket or an auditor.</summary>
internal sealed class MarkdownFormat : OutputFormat
{
    private MarkdownFormat()
    {
    }

    public static MarkdownFormat Instance { get; } = new();

    public override string Name => "markdown";

    public override IReadOnlyList<string> Endings { get; } = [".md"];

    internal override bool ShowsProgress => false;

    internal override bool HasSummary => true;

    internal override bool IsTerminalSafe => true;

    internal override IFindingWriter CreateFindingWriter(Stream output, FindingWriterOptions options) => new MarkdownFindingWriter(output, options.Remarks);

    internal override void WriteDiff(ComparisonResult result, Stream output, TextPalette palette) => MarkdownDiffWriter.Write(result, output);
}
