using CredReport.Diffing;
using CredReport.Reporting.Csv;
using CredReport.Reporting.Json;
using CredReport.Reporting.Markdown;
using CredReport.Reporting.Text;

namespace CredReport.Reporting;

/// <summary>Writes what happened between two reports.</summary>
public static class DiffWriters
{
    /// <summary>Writes it in one format.</summary>
    /// <param name="format">Which.</param>
    /// <param name="result">What happened.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; not closed.</param>
    /// <param name="palette">Colours of the text format; null for none.</param>
    public static void Write(OutputFormat format, ComparisonResult result, Stream output, TextPalette? palette = null)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonDiffWriter.Write(result, output);
                break;
            case OutputFormat.Csv:
                CsvDiffWriter.Write(result, output);
                break;
            case OutputFormat.Markdown:
                MarkdownDiffWriter.Write(result, output);
                break;
            default:
                TextDiffWriter.Write(result, output, palette ?? TextPalette.None);
                break;
        }

        output.Flush();
    }
}
