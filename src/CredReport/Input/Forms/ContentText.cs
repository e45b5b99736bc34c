using System.Buffers;
using System.Buffers.Text;

namespace CredReport.Input.Forms;

/// <summary>Decodes the content of an API response: base64, or what programs convert it to.</summary>
internal static class ContentText
{
    /// <summary>How much base64 is decoded to look for a header, in bytes: a multiple of 4.</summary>
    private const int LookedAt = 400;

    /// <summary>The shortest base64 accepted as a report, in bytes: that of <c>user,arn,</c>.</summary>
    private const int Shortest = 12;

    /// <summary>The alphabet of base64. Source: RFC 4648, 4.</summary>
    public static readonly SearchValues<byte> Base64Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    /// <summary>The start of a report in base64: <c>user,arn,</c>.</summary>
    public static ReadOnlySpan<byte> Base64Start => "dXNlcixhcm4s"u8;

    /// <summary>Whether a text begins as a report in base64, in quotation marks or not.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = HeaderLine.Start(beginning).TrimStart((byte)'"');
        if (text.StartsWith(Base64Start)) return true;

        // Another column may come first, or a byte order mark.
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
        OperationStatus status = Base64.DecodeFromUtf8(encoded[..count], decoded, out _, out int written);
        return status == OperationStatus.Done && HeaderLine.MayBeReport(decoded[..written]);
    }

    /// <summary>Whether a text is a report in CSV, in base64 or as a string literal.</summary>
    public static bool IsReport(ReadOnlySpan<byte> text) => IsBase64(text) || EscapedText.Is(text) || HeaderLine.IsReport(text);

    /// <summary>
    /// The report from base64, which may contain white space, from a string literal, or from plain CSV; null if the text is none of them.
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
        OperationStatus status = Base64.DecodeFromUtf8(text, decoded, out int consumed, out int written);
        Array.Resize(ref decoded, written);
        return status == OperationStatus.Done && consumed == text.Length && text.Length > 0;
    }
}
