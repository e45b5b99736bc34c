using System.Text;
using System.Text.Encodings.Web;

namespace CredReport.Reporting.Json;

/// <summary>
/// Keeps JSON readable, <c>+ &lt; &gt;</c> as they are, and escapes what would steer a terminal or turn the direction of text.
/// </summary>
internal sealed class VisibleJsonEncoder : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    public static VisibleJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => Math.Max(6, Relaxed.MaxOutputCharactersPerInputCharacter);

    public override bool WillEncode(int unicodeScalar) => IsSteering(unicodeScalar) || Relaxed.WillEncode(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        ReadOnlySpan<char> span = new(text, textLength);
        int relaxed = Relaxed.FindFirstCharacterToEncode(text, textLength);

        // Nearly all texts hold nothing else.
        if (!span.ContainsAnyExceptInRange(' ', '~')) return relaxed;
        int end = relaxed < 0 ? textLength : relaxed;
        for (int i = 0; i < end; i++)
        {
            if (VisibleText.IsSteering(span[i])) return i;
        }

        return relaxed;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!IsSteering(unicodeScalar) || unicodeScalar < ' ')
            return Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

        numberOfCharactersWritten = 0;
        Span<char> span = new(buffer, bufferLength);
        if (!span.TryWrite($"\\u{unicodeScalar:x4}", out int written)) return false;
        numberOfCharactersWritten = written;
        return true;
    }

    private static bool IsSteering(int unicodeScalar) =>
        new Rune(unicodeScalar) is { IsBmp: true } && VisibleText.IsSteering((char)unicodeScalar);
}
