using System.Text.RegularExpressions;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>Describes a cell that cannot be read: what it holds, what is accepted, and what to do.</summary>
internal static partial class UnreadableCell
{
    private const int ShownCharacters = 60;

    private const string DownloadAgain =
        "Download the report again with 'aws iam get-credential-report', and do not save it from a spreadsheet.";

    /// <param name="column">The cell's column.</param>
    /// <param name="row">The row; the text shows no more of it than <see cref="ReportRow.Shown"/>.</param>
    public static string DescribeInstant(ReportColumn column, ReportRow row)
    {
        string text = row.Text(column);
        string seen = $"The cell '{column.Name()}' holds {Shown(row.Shown.Text(column))}";
        if (DayAndMonth().IsMatch(text))
        {
            return $"{seen}, a date that was re-written by a spreadsheet: which number is the day and which the month "
                + "cannot be determined. Use the report as AWS generated it.";
        }

        if (Rewritten().IsMatch(text))
            return $"{seen}, a date that was rewritten by a spreadsheet: {Lost(text)}. {DownloadAgain}";
        if (SerialNumber().IsMatch(text))
        {
            return $"{seen}, the number of days since 1899-12-30 by which a spreadsheet stores a date: "
                + $"its time zone is lost, and its seconds may be. {DownloadAgain}";
        }

        if (TooNarrow().IsMatch(text))
            return $"{seen}, which a spreadsheet shows where a column is too narrow for its date. {DownloadAgain}";
        if (WithoutZone().IsMatch(text))
            return $"{seen}, a time without a time zone: expected 'Z' or an offset after it, for example 2025-01-10T08:00:00Z.";
        if (column == ReportColumn.UserCreationTime && CellText.ReadInstant(row.Cell(column), out _) != ReportedKind.Unreadable)
            return $"{seen}, but every user has a creation time: expected for example 2025-01-10T08:00:00Z.";
        string orAbsent = column == ReportColumn.UserCreationTime ? "" : ", or N/A";
        return $"{seen}, which is no timestamp: expected for example 2025-01-10T08:00:00Z{orAbsent}.";
    }

    /// <inheritdoc cref="DescribeInstant"/>
    public static string DescribeBoolean(ReportColumn column, ReportRow row)
    {
        string text = row.Text(column);
        string seen = $"The cell '{column.Name()}' holds {Shown(row.Shown.Text(column))}";
        return LocalizedBoolean.Describe(text) is { } meaning
            ? $"{seen}, {meaning}, as spreadsheets write it: expected true or false. Use the report as AWS generated it."
            : $"{seen}: expected true or false.";
    }

    /// <summary>What a spreadsheet lost of a date.</summary>
    private static string Lost(string text) => text.Count(character => character == ':') switch
    {
        0 => "its time of day is lost",
        1 => "its seconds and its time zone are lost, so that a rule that counts seconds, such as D9.AWS.IAM.79, "
            + "can no longer be judged on this file",
        _ => "its time zone is lost",
    };

    private static string Shown(string text) =>
        text.Length == 0 ? "nothing" : text.Length <= ShownCharacters ? $"'{text}'" : $"'{text[..ShownCharacters]}…'";

    [GeneratedRegex(@"^\s*\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}\b")]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[- /.][A-Za-z]{3,9}[- /.,]+\d{2,4}|[A-Za-z]{3,9} \d{1,2},? \d{4})"
        + @"([ ,]+\d{1,2}:\d{2}(:\d{2})?( ?[AaPp]\.?[Mm]\.?)?)?$")]
    private static partial Regex Rewritten();

    [GeneratedRegex(@"^\d{5}([.,]\d+)?$|^\d[.,]\d+E\+0?4$")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"^#{3,}$")]
    private static partial Regex TooNarrow();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$")]
    private static partial Regex WithoutZone();
}
