using System.Text.RegularExpressions;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>Says of a cell that cannot be read what it holds, what is accepted, and what to do.</summary>
internal static partial class UnreadableCell
{
    private const int ShownCharacters = 60;

    /// <param name="column">The cell's column.</param>
    /// <param name="row">The row, of which no more is said than may be shown.</param>
    public static string DescribeInstant(ReportColumn column, ReportRow row)
    {
        string text = row.Text(column);
        string seen = $"The cell '{column.Name()}' holds {Shown(row.Shown.Text(column))}";
        if (DayAndMonth().IsMatch(text))
            return $"{seen}, a date that was re-written by a spreadsheet: which number is the day and which the month cannot be told. Use the report as AWS made it.";
        if (WithoutZone().IsMatch(text))
            return $"{seen}, a moment without a time zone: expected 'Z' or an offset behind it, for example 2025-01-10T08:00:00Z.";
        if (column == ReportColumn.UserCreationTime && CellText.ReadInstant(row.Cell(column), out _) != ReportedKind.Unreadable)
            return $"{seen}, but every user has a creation time: expected for example 2025-01-10T08:00:00Z.";
        return $"{seen}, which is no timestamp: expected for example 2025-01-10T08:00:00Z{(column == ReportColumn.UserCreationTime ? "" : ", or N/A")}.";
    }

    /// <inheritdoc cref="DescribeInstant"/>
    public static string DescribeBoolean(ReportColumn column, ReportRow row)
    {
        string text = row.Text(column);
        string seen = $"The cell '{column.Name()}' holds {Shown(row.Shown.Text(column))}";
        return LocalisedBoolean.Describe(text) is { } meaning
            ? $"{seen}, {meaning}, as spreadsheets write it: expected true or false. Use the report as AWS made it."
            : $"{seen}: expected true or false.";
    }

    private static string Shown(string text) =>
        text.Length == 0 ? "nothing" : text.Length <= ShownCharacters ? $"'{text}'" : $"'{text[..ShownCharacters]}…'";

    [GeneratedRegex(@"^\s*\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}\b")]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?)?$")]
    private static partial Regex WithoutZone();
}
