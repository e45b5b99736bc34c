using System.Buffers;
using System.Buffers.Text;

namespace CredReport.Input.Forms;

/// <summary>The report in the text that AWS's answers hold: base64, and what programs make of it.</summary>
internal static class ContentText
{
    /// <summary>How much base64 is decoded to see whether a header is behind it, in bytes: a multiple of 4.</summary>
    private const int LookedAt = 400;

    /// <summary>The shortest base64 that is taken for a report's, in bytes: that of <c>user,arn</c> and a column.</summary>
    private const int Shortest = 12;

    /// <summary>What base64 is written in. Source: RFC 4648, 4.</summary>
    public static readonly SearchValues<byte> Base64Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    /// <summary>What base64 of a report begins with: <c>user,arn,</c>.</summary>
    public static ReadOnlySpan<byte> Base64Start => "dXNlcixhcm4s"u8;

    /// <summary>Whether a text begins as the base64 of a report, in quotation marks or not.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = HeaderLine.Start(beginning).TrimStart((byte)'"');
        if (text.StartsWith(Base64Start)) return true;

        // Another column may come first, or a mark of the encoding.
        Span<byte> encoded = stackalloc byte[LookedAt];
        int count = 0;
        foreach (byte character in text)
        {
            if (character is (byte)'\r' or (byte)'\n') continue;
            if (!Base64Characters.Contains(character) || count == LookedAt) break;
            encoded[count++] = character;
        }

        count -= count % 4;
        if (count < Shortest) return false;
        Span<byte> decoded = stackalloc byte[LookedAt];
        return Base64.DecodeFromUtf8(encoded[..count], decoded, out _, out int written) == OperationStatus.Done && HeaderLine.MayBeReport(decoded[..written]);
    }

    /// <summary>Whether a text is a report, in CSV, in base64 or as a program's string.</summary>
    public static bool IsReport(ReadOnlySpan<byte> text) => IsBase64(text) || EscapedText.Is(text) || HeaderLine.IsReport(text);

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
        bool isBase64 = Base64.DecodeFromUtf8(text, decoded, out int consumed, out int written) == OperationStatus.Done && consumed == text.Length;
        Array.Resize(ref decoded, written);
        return isBase64 && text.Length > 0;
    }
}
