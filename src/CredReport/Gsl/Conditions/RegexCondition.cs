using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Gsl.Conditions;

/// <summary>A text has a match of a pattern, found in time linear to the text.</summary>
internal sealed class RegexCondition(TextOperand left, Regex regex, string literal) : TextCondition(left, $"regexMatch {literal}")
{
    private const int OnStack = 256;

    /// <summary>Compiles <c>/pattern/flags</c>; the only flag is <c>i</c>, for letters in any case.</summary>
    /// <exception cref="ArgumentException">The pattern is malformed, or has a flag that is not known.</exception>
    /// <exception cref="NotSupportedException">The pattern looks around or back, which has no linear bound.</exception>
    public static Regex Compile(string literal)
    {
        int end = literal.LastIndexOf('/');
        string flags = literal[(end + 1)..];
        if (flags is not ("" or "i")) throw new ArgumentException($"the flag '{flags}' is not known; 'i' is");

        RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        return new Regex(literal[1..end], flags == "i" ? options | RegexOptions.IgnoreCase : options);
    }

    protected override Truth Test(ReadOnlySpan<byte> text, RowValues row)
    {
        if (text.Length > OnStack) return regex.IsMatch(Encoding.UTF8.GetString(text)).ToTruth();

        Span<char> characters = stackalloc char[OnStack];
        int length = Encoding.UTF8.GetChars(text, characters);
        return regex.IsMatch(characters[..length]).ToTruth();
    }
}
