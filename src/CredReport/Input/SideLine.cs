using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Input;

/// <summary>
/// Recognizes the lines that programs and people write around the rows of a table: rulers, labels, row counts. None can be a user name,
/// since names hold no spaces, brackets, colons or bars.
/// </summary>
internal static partial class SideLine
{
    /// <summary>Longest label or count, in bytes.</summary>
    private const int Longest = 256;

    private static readonly SearchValues<byte> OfRules = SearchValues.Create("|+-=: \t"u8);

    private static ReadOnlySpan<byte> Blank => " \t\f\r\n"u8;

    /// <summary>
    /// Whether the line is a ruler of a table with bars between cells: <c>|---|:--:|</c>, <c>----+----</c>, <c>+====+</c>.
    /// </summary>
    public static bool IsRule(ReadOnlySpan<byte> line) =>
        line.IndexOfAnyExcept(OfRules) < 0 && line.IndexOfAny((byte)'-', (byte)'=') >= 0 && line.IndexOfAny((byte)'|', (byte)'+') >= 0;

    /// <summary>
    /// Whether the line is a label of what follows, such as <c>=== dev ===</c>, <c># dev</c>, <c>[dev]</c> and <c>==&gt; dev.csv
    /// &lt;==</c>, or a code fence of Markdown.
    /// </summary>
    public static bool IsLabel(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> text = line.Trim(Blank);
        if (text.Length is 0 or > Longest || "=-*~#`[/:>"u8.IndexOf(text[0]) < 0 || text.IndexOf("arn:"u8) >= 0) return false;

        return Label().IsMatch(Encoding.UTF8.GetString(text));
    }

    /// <summary>
    /// Whether the line gives the number of rows or the time of the query: <c>(5 rows)</c>, <c>Total users: 5</c>, <c>Time: 5.1 ms</c>;
    /// empty cells may follow.
    /// </summary>
    public static bool IsCount(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> text = line.Trim(" \t\f\r\n\",;|"u8);
        if (text.Length is 0 or > Longest || (text[0] != '(' && !char.IsAsciiLetterOrDigit((char)text[0]))) return false;
        if (text.IndexOfAnyInRange((byte)'0', (byte)'9') < 0 || text.IndexOf("arn:"u8) >= 0) return false;

        return Count().IsMatch(Encoding.UTF8.GetString(text));
    }

    [GeneratedRegex(
        @"^(#+([ \t]|$)|```|\[[^\[\]]*\]$|(//|::|>>)[/:>]*[ \t]|(?<mark>[=\-*~])\k<mark>{2,}[ \t]"
            + @"|(?<open>[=\-*])\k<open>+>?[ \t].*[ \t]<?\k<open>{2,}$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(\(?\d[\d,.]*[ \t]+(rows?|records?|users?|lines?|entries|items?|results?)\b[a-z0-9 \t().]*"
            + @"|((grand[ \t]+)?(total|count)|number[ \t]+of|(row|record|user)([ \t]+count|s))([ \t]+[a-z]+){0,4}[:=,;|\t ]+\d[\d,.]*"
            + @"|(completion[ \t]+)?time:[ \t]*\d[\d:.,TZ+\- ]*m?s?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Count();
}
