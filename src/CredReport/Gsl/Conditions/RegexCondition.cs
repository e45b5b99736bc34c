using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Gsl.Conditions;

/// <summary>A text has a match of a pattern, found in time linear to the text.</summary>
internal sealed class RegexCondition(TextOperand left, Regex regex, string literal) : TextCondition(left, $"regexMatch {literal}")
{
    private const int OnStack = 256;

    /// <summary>What a pattern is made of that is a text between <c>^</c> and <c>$</c>: no other character means anything but itself.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789<>_-,;:=@!&%~'\"");

    /// <summary>The whole text that the pattern asks for; null for a pattern that asks for something else.</summary>
    private readonly byte[]? _whole = Whole(literal);

    private readonly bool _anyCase = literal.EndsWith('i');

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
        // Beside ASCII there are letters that are the same as one of its own in the other case.
        if (_whole is not null && (!_anyCase || Ascii.IsValid(text))) return IsWhole(text).ToTruth();
        if (text.Length > OnStack) return regex.IsMatch(Encoding.UTF8.GetString(text)).ToTruth();

        Span<char> characters = stackalloc char[OnStack];
        int length = Encoding.UTF8.GetChars(text, characters);
        return regex.IsMatch(characters[..length]).ToTruth();
    }

    private bool IsWhole(ReadOnlySpan<byte> text)
    {
        // '$' stands before a line end that ends the text as well.
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
