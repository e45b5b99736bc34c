using System.Globalization;
using System.Text.RegularExpressions;

namespace CredReport.Tests.Support;

/// <summary>Reads the exact text behind a field of a CSV that the tool wrote, by what its documentation says.</summary>
internal static partial class CsvText
{
    public static string Read(string field)
    {
        string text = Escape().Replace(field, match => match.Value[1] == '\\' ? "\\" : ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return text.Length > 1 && text[0] == '\'' && "=+-@\t\r\0'".Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;
    }

    [GeneratedRegex(@"\\\\|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escape();
}
