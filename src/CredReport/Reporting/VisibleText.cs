using System.Globalization;
using System.Text;

namespace CredReport.Reporting;

/// <summary>Shows characters that would steer a terminal, or turn the direction of text, as escapes.</summary>
public static class VisibleText
{
    /// <summary>The text with C0 and C1 controls, DEL, line separators and bidirectional controls written as <c>\x1b</c> or <c>\u202e</c>.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;

        StringBuilder visible = new(text.Length + 16);
        foreach (char c in text) Append(c, visible);
        return visible.ToString();
    }

    /// <summary>Adds a character, or the escape that shows it.</summary>
    internal static void Append(char c, StringBuilder visible)
    {
        if (!IsSteering(c)) visible.Append(c);
        else if (c <= 0xff) visible.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
        else visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
    }

    /// <summary>Whether a terminal would act on the character instead of showing it.</summary>
    internal static bool IsSteering(char c) => char.IsControl(c) || IsBidirectional(c) || c is '\u2028' or '\u2029';

    private static bool IsBidirectional(char c) =>
        c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
