using CredReport.Diffing;
using CredReport.Evaluation;

namespace CredReport.Reporting.Json;

/// <summary>One JSON object, streamed.</summary>
internal sealed class JsonFormat : OutputFormat
{
    private JsonFormat()
    {
    }

    public static JsonFormat Instance { get; } = new();

    public override string Name => "json";

    public override IReadOnlyList<string> Endings { get; } = [".json"];

    internal override bool ShowsProgress => false;

    internal override bool HasSummary => true;

    internal override bool IsTerminalSafe => true;

    internal override IFindingWriter CreateFindingWriter(Stream output, FindingWriterOptions options) => new JsonFindingWriter(output);

    internal override void WriteDiff(ComparisonResult result, Stream output, TextPalette palette) => JsonDiffWriter.Write(result, output);
}
