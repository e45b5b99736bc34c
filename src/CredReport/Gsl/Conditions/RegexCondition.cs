using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether a text has a match of a regular expression. Matching takes linear time.</summary>
internal sealed class RegexCondition(TextOperand left, Regex regex, string literal) : TextCondition(left, $"regexMatch {literal}")
{
    private const int OnStack = 256;

    /// <summary>The characters of a pattern that is plain text between <c>^</c> and <c>$</c>, without special meaning.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789<>_-,;:=@!&%~'\"");

    /// <summary>The text that such a pattern matches; null for any other pattern.</summary>
    private readonly byte[]? _whole = Whole(literal);

    private readonly bool _anyCase = literal.EndsWith('i');

    /// <summary>Compiles <c>/pattern/flags</c>; the only flag is <c>i</c>, which ignores case.</summary>
    /// <exception cref="ArgumentException">The pattern is malformed, or has an unknown flag.</exception>
    /// <exception cref="NotSupportedException">The pattern has lookarounds or backreferences, which take more than linear time.</exception>
    public static Regex Compile(string literal)
    {
        int end = literal.LastIndexOf('/');
        string flags = literal[(end + 1)..];
        if (flags is not ("" or "i")) throw new ArgumentException($"the flag '{flags}' is not known; 'i' is");

        RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        return new Regex(literal[1..end], flags == "i" ? options | RegexOptions.IgnoreCase : options);
    }

    protected override Ternary Test(ReadOnlySpan<byte> text, RowValues row)
    {
        // Some letters outside ASCII equal an ASCII letter if case is ignored.
        if (_whole is not null && (!_anyCase || Ascii.IsValid(text))) return IsWhole(text).ToTruth();
        if (text.Length > OnStack) return regex.IsMatch(Encoding.UTF8.GetString(text)).ToTruth();

        Span<char> characters = stackalloc char[OnStack];
        int length = Encoding.UTF8.GetChars(text, characters);
        return regex.IsMatch(characters[..length]).ToTruth();
    }

    private bool IsWhole(ReadOnlySpan<byte> text)
    {
        // '$' also matches before a final line end.
        ReadOnlySpan<byte> line = text is [.. var before, (byte)'\n'] ? before : text;
        return _anyCase ? Ascii.EqualsIgnoreCase(line, _whole) : line.SequenceEqual(_whole);
    }

    private static byte[]? Whole(string literal)
    {
        string pattern = literal[1..literal.LastIndexOf('/')];
        if (pattern is not ['^', .. var text, '$'] || text.AsSpan().ContainsAnyExcept(Plain)) return null;
        return Encoding.ASCII.GetBytes(text);
    }
}
