using System.Buffers;
using System.Text;
using CredReport.Evaluation;
using CsvHelper;

namespace CredReport.Reporting.Csv;

/// <summary>
/// Keeps texts of a report from becoming formulas, or commands to a terminal that shows the file: one that a spreadsheet would take for
/// a formula gets an apostrophe in front (source: OWASP ASVS 5, 1.2.10), and characters that steer are written as <c>\x1b</c> or
/// <c>\u202e</c>. A backslash that could be taken for the beginning of that is doubled, so that the exact value can be determined.
/// </summary>
internal static class SpreadsheetText
{
    /// <summary>CsvHelper's own guard against formulas refuses NUL in its list, so all of them are guarded here.</summary>
    private const string FormulaStarts = "=+-@\t\r\0";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>How CSV is written.</summary>
    public static CsvWriterOptions Options { get; } = new() { NewLine = "\n" };

    /// <summary>The text with its steering characters as escapes, after an apostrophe where it could be a formula, or could be taken for a guarded one.</summary>
    public static string? Guard(string? text)
    {
        if (text is not { Length: > 0 }) return text;

        string visible = Escape(text);
        bool isGuarded = text is ['\'', var second, ..] && (second == '\'' || FormulaStarts.Contains(second, StringComparison.Ordinal));
        return isGuarded || FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + visible : visible;
    }

    /// <summary>Cells as <c>column=text</c> pairs; null for none.</summary>
    public static string? Join(IReadOnlyList<CellReading>? cells) => cells is { Count: > 0 } ? string.Join("; ", cells.Select(cell => $"{cell.Column}={cell.Text}")) : null;

    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains('\\', StringComparison.Ordinal)) return text;

        StringBuilder visible = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && IsAmbiguous(text.AsSpan(i + 1))) visible.Append('\\');
            VisibleText.Append(text[i], visible);
        }

        return visible.ToString();
    }

    /// <summary>Whether a backslash in front of the text would read as the beginning of an escape, or of a doubled backslash.</summary>
    private static bool IsAmbiguous(ReadOnlySpan<char> rest) =>
        rest is ['\\', ..]
        || (rest.Length > 0 && VisibleText.IsSteering(rest[0]))
        || (rest is ['x', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low))
        || (rest.Length > 4 && rest[0] == 'u' && !rest[1..5].ContainsAnyExcept(HexDigits));
}
