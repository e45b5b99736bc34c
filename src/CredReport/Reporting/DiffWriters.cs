using CredReport.Diffing;

namespace CredReport.Reporting;

/// <summary>Writes what changed between two reports.</summary>
public static class DiffWriters
{
    /// <summary>Writes it in one format.</summary>
    /// <param name="format">Which.</param>
    /// <param name="result">What changed.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; flushed, not closed.</param>
    /// <param name="palette">Colors of the text format; null for none.</param>
    public static void Write(OutputFormat format, ComparisonResult result, Stream output, TextPalette? palette = null)
    {
        format.WriteDiff(result, output, palette ?? TextPalette.None);
        output.Flush();
    }
}
