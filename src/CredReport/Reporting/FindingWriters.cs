using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>Creates writers of findings.</summary>
public static class FindingWriters
{
    /// <summary>A writer of one format.</summary>
    /// <param name="format">Which.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; not closed.</param>
    /// <param name="options">What the caller wants otherwise; null for nothing.</param>
    public static IFindingWriter Create(OutputFormat format, Stream output, FindingWriterOptions? options = null) =>
        format.CreateFindingWriter(output, options ?? new FindingWriterOptions());

    /// <summary>A writer that passes everything on to several.</summary>
    public static IFindingWriter Combine(IReadOnlyList<IFindingWriter> writers) => writers.Count == 1 ? writers[0] : new CombinedFindingWriter(writers);
}
