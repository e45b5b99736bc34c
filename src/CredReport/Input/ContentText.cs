using System.Buffers.Text;

namespace CredReport.Input;

/// <summary>The report in the text that AWS's answers hold: base64, and what programs make of it.</summary>
internal static class ContentText
{
    /// <summary>What base64 of a report begins with: <c>user,arn,</c>.</summary>
    public static ReadOnlySpan<byte> Base64Start => "dXNlcixhcm4s"u8;

    /// <summary>
    /// The bytes behind base64 with any white space in it, behind a program's string, or behind the report's own text; null when the
    /// text is none of them.
    /// </summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> trimmed = text.Trim(" \t\r\n"u8);
        if (trimmed.Length >= 2 && trimmed[0] == '"' && trimmed[^1] == '"') trimmed = trimmed[1..^1];
        if (TryDecodeBase64(trimmed, out byte[] decoded)) return decoded;
        if (EscapedText.Is(text)) return EscapedText.Decode(text);
        return HeaderLine.TryFindSeparator(text, out _) ? text.ToArray() : null;
    }

    private static bool TryDecodeBase64(ReadOnlySpan<byte> text, out byte[] decoded)
    {
        decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        bool isBase64 = Base64.DecodeFromUtf8(text, decoded, out int consumed, out int written) == System.Buffers.OperationStatus.Done && consumed == text.Length;
        Array.Resize(ref decoded, written);
        return isBase64 && text.Length > 0;
    }
}
