using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Input;

/// <summary>
/// Lines around a report that are none of it: a title, a comment, the prompt and the command of a shell, a label between two reports. They are
/// skipped, and it is said. What says that something failed is never such a line.
/// </summary>
internal static partial class SkippedLines
{
    /// <summary>How many lines may be skipped before a report.</summary>
    public const int Most = 100;

    /// <summary>The longest such line, in bytes.</summary>
    private const int LongestLine = 1000;

    /// <summary>Whether a line may stand before the first report of a text.</summary>
    public static bool IsLeading(ReadOnlySpan<byte> line) =>
        line.Length <= LongestLine && !ReportTraces.InText(line) && RefusedContent.Of(line) is null && !Failure().IsMatch(Encoding.UTF8.GetString(line));

    /// <summary>Whether a line may stand between reports or after the last: it is a label, a comment, a count or a prompt beyond doubt.</summary>
    public static bool IsBetween(ReadOnlySpan<byte> line) =>
        IsLeading(line) && (SideLine.IsLabel(line) || SideLine.IsCount(line) || SideLine.IsRule(line) || Prompt().IsMatch(Encoding.UTF8.GetString(line)));

    [GeneratedRegex(@"error|denied|fail|exception|expired|invalid|unable|could not|cannot|not found|traceback|timed? ?out", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Failure();

    /// <summary>Prompts of shells, what waits, a rule, one word, or a name and a value.</summary>
    [GeneratedRegex(@"^\s*(([$#%>]|PS( \S+)?>|[A-Z]:\\[^>]*>|\[?\S+@\S+[:\s][^#$%]*[#$%])(\s.*)?$|Waiting\b|[-=*#~_+]{2,}\s*$|[\w.@-]{1,40}\s*$|[\w .-]{1,40}: ?[\w.@/:+-]{0,60}\s*$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();
}
