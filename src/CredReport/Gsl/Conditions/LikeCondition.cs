using System.Buffers;
using System.Text;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether a text matches a pattern in which <c>%</c> matches any text; case does not matter.</summary>
internal sealed class LikeCondition(TextOperand left, string pattern) : TextCondition(left, $"like '{pattern}'")
{
    private const int OnStack = 256;

    private readonly string[] _parts = pattern.Split('%');

    /// <summary>The parts, prepared for searching.</summary>
    private readonly SearchValues<string>[] _searches =
        [.. pattern.Split('%').Select(part => SearchValues.Create([part], StringComparison.OrdinalIgnoreCase))];

    protected override Ternary Test(ReadOnlySpan<byte> text, RowValues row)
    {
        if (text.Length > OnStack) return Matches(Encoding.UTF8.GetString(text)).ToTruth();

        Span<char> characters = stackalloc char[OnStack];
        int length = Encoding.UTF8.GetChars(text, characters);
        return Matches(characters[..length]).ToTruth();
    }

    /// <summary>
    /// The text has to begin with the first part and end with the last; the others are matched in between, each as early as possible.
    /// </summary>
    private bool Matches(ReadOnlySpan<char> text)
    {
        if (_parts.Length == 1) return text.Equals(_parts[0], StringComparison.OrdinalIgnoreCase);
        if (!text.StartsWith(_parts[0], StringComparison.OrdinalIgnoreCase)) return false;

        text = text[_parts[0].Length..];
        for (int i = 1; i < _parts.Length - 1; i++)
        {
            int at = text.IndexOfAny(_searches[i]);
            if (at < 0) return false;
            text = text[(at + _parts[i].Length)..];
        }

        return text.EndsWith(_parts[^1], StringComparison.OrdinalIgnoreCase);
    }
}
