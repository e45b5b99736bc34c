using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>Makes writers of findings.</summary>
public static class FindingWriters
{
    /// <summary>A writer of one format.</summary>
    /// <param name="format">Which.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; not closed.</param>
    /// <param name="palette">Colours of the text format; null for none.</param>
    public static IFindingWriter Create(OutputFormat format, Stream output, TextPalette? palette = null) => format switch
    {
        OutputFormat.Json => new JsonFindingWriter(output),
        OutputFormat.Csv => new CsvFindingWriter(output),
        OutputFormat.Markdown => new MarkdownFindingWriter(output),
        _ => new TextFindingWriter(output, palette ?? TextPalette.None),
    };

    /// <summary>A writer that passes everything on to several.</summary>
    public static IFindingWriter Combine(IReadOnlyList<IFindingWriter> writers) => writers.Count == 1 ? writers[0] : new CombinedFindingWriter(writers);
}
