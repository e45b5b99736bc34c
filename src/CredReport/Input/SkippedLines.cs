using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Input;

/// <summary>
/// Recognizes lines around a report that are not part of it: titles, comments, shell prompts with commands, labels between two reports.
/// They are skipped and reported. A line about a failure is never skipped.
/// </summary>
internal static partial class SkippedLines
{
    /// <summary>The most lines that are skipped before a report.</summary>
    public const int Most = 100;

    /// <summary>The longest such line, in bytes.</summary>
    private const int LongestLine = 1000;

    /// <summary>A line with more cells is a row.</summary>
    private const int MostCells = 3;

    /// <summary>Whether a line is skipped before the first report of a text.</summary>
    public static bool IsLeading(ReadOnlySpan<byte> line) =>
        line.Length <= LongestLine && Cells(line) <= MostCells && !ReportTraces.InText(line) && RefusedContent.Of(line) is null
        && !Failure().IsMatch(Encoding.UTF8.GetString(line));

    /// <summary>
    /// Whether a line is skipped between reports or after the last: it is clearly a label, a comment, a count or a prompt.
    /// </summary>
    public static bool IsBetween(ReadOnlySpan<byte> line) =>
        IsLeading(line)
        && (SideLine.IsLabel(line) || SideLine.IsCount(line) || SideLine.IsRule(line) || Prompt().IsMatch(Encoding.UTF8.GetString(line)));

    /// <summary>Number of cells that are not blank, with the separator that yields most.</summary>
    private static int Cells(ReadOnlySpan<byte> line)
    {
        int most = 0;
        foreach (byte separator in ",;\t|"u8)
        {
            int cells = 0;
            foreach (Range cell in line.Split(separator)) cells += line[cell].Trim(" \t\""u8).IsEmpty ? 0 : 1;
            most = Math.Max(most, cells);
        }

        return most;
    }

    [GeneratedRegex(
        @"error|denied|fail|exception|expired|invalid|unable|could not|cannot|not found|traceback|timed? ?out",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Failure();

    /// <summary>Shell prompts, a program that waits, a ruler, a single word, or a name and a value.</summary>
    [GeneratedRegex(
        @"^\s*(([$#%>]|PS( \S+)?>|[A-Z]:\\[^>]*>|\[?\S+@\S+[:\s][^#$%]*[#$%])(\s.*)?$"
            + @"|Waiting\b|[-=*#~_+]{2,}\s*$|[\w.@-]{1,40}\s*$|[\w .-]{1,40}: ?[\w.@/:+-]{0,60}\s*$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();
}
