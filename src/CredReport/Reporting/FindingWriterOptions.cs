using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>What a caller wants otherwise of a writer of findings. A format ignores what it does not have.</summary>
public sealed record FindingWriterOptions
{
    /// <summary>Colors of the text format.</summary>
    public TextPalette Palette { get; init; } = TextPalette.None;

    /// <summary>Writes the end of the text format; each of its lines has its line end.</summary>
    public Func<AnalysisResult, string> Summary { get; init; } = result => TextSummary.Compose(result);

    /// <summary>Writes what the Markdown format adds to the result of the run: blocks of Markdown, each with a blank line after it; null for nothing.</summary>
    public Func<AnalysisResult, string>? Remarks { get; init; }
}
