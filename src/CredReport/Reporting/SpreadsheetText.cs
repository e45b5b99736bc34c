using CredReport.Evaluation;
using CsvHelper;

namespace CredReport.Reporting;

/// <summary>
/// Keeps texts of a report from becoming formulas: one that a spreadsheet would take for a formula gets an apostrophe in front.
/// Its exact value is in the JSON. Source: OWASP ASVS 5, 1.2.10.
/// </summary>
internal static class SpreadsheetText
{
    /// <summary>CsvHelper's own guard against formulas refuses NUL in its list, so all of them are guarded here.</summary>
    private const string FormulaStarts = "=+-@\t\r\0";

    /// <summary>How CSV is written.</summary>
    public static CsvWriterOptions Options { get; } = new() { NewLine = "\n" };

    /// <summary>The text, or the text behind an apostrophe.</summary>
    public static string? Guard(string? text) => text is { Length: > 0 } && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>Cells as <c>column=text</c> pairs; null for none.</summary>
    public static string? Join(IReadOnlyList<CellReading>? cells) => cells is { Count: > 0 } ? string.Join("; ", cells.Select(cell => $"{cell.Column}={cell.Text}")) : null;
}
