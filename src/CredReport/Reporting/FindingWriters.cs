using CredReport.Evaluation;
using CredReport.Reporting.Csv;
using CredReport.Reporting.Json;
using CredReport.Reporting.Markdown;
using CredReport.Reporting.Text;

namespace CredReport.Reporting;

/// <summary>Makes writers of findings.</summary>
public static class FindingWriters
{
    /// <summary>A writer of one format.</summary>
    /// <param name="format">Which.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; not closed.</param>
    public static IFindingWriter Create(OutputFormat format, Stream output) => format switch
    {
        OutputFormat.Json => new JsonFindingWriter(output),
        OutputFormat.Csv => new CsvFindingWriter(output),
        OutputFormat.Markdown => new MarkdownFindingWriter(output),
        _ => CreateText(output, TextPalette.None, result => TextSummary.Compose(result)),
    };

    /// <summary>A writer of the text format that looks as the caller wants it.</summary>
    /// <param name="output">Receives UTF-8 without a byte order mark; not closed.</param>
    /// <param name="palette">Colours.</param>
    /// <param name="summary">Writes the end of the text, which has its line end.</param>
    public static IFindingWriter CreateText(Stream output, TextPalette palette, Func<AnalysisResult, string> summary) =>
        new TextFindingWriter(output, palette, summary);

    /// <summary>A writer of the Markdown format that says more of the run than the format does by itself.</summary>
    /// <param name="output">Receives UTF-8 without a byte order mark; not closed.</param>
    /// <param name="remarks">Writes what stands behind the result in a line: blocks of Markdown, each with its blank line behind it.</param>
    public static IFindingWriter CreateMarkdown(Stream output, Func<AnalysisResult, string> remarks) => new MarkdownFindingWriter(output, remarks);

    /// <summary>A writer that passes everything on to several.</summary>
    public static IFindingWriter Combine(IReadOnlyList<IFindingWriter> writers) => writers.Count == 1 ? writers[0] : new CombinedFindingWriter(writers);
}
