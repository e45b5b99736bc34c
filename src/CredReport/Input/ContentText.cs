using System.Buffers.Text;
using System.Globalization;

namespace CredReport.Input;

/// <summary>The report in the text that AWS's answers hold: base64, and what programs make of it.</summary>
internal static class ContentText
{
    /// <summary>What base64 of a report begins with: <c>user,arn,</c>.</summary>
    public static ReadOnlySpan<byte> Base64Start => "dXNlcixhcm4s"u8;

    /// <summary>
    /// The bytes behind base64 with any white space in it, behind the report's own text, or behind Python's <c>b'…'</c>;
    /// null when the text is none of them.
    /// </summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> trimmed = text.Trim(" \t\r\n"u8);
        if (trimmed.Length >= 2 && trimmed[0] == '"' && trimmed[^1] == '"') trimmed = trimmed[1..^1];
        if (TryDecodeBase64(trimmed, out byte[] decoded)) return decoded;
        if (trimmed.Length > 3 && trimmed[0] == 'b' && trimmed[1] is (byte)'\'' or (byte)'"' && trimmed[^1] == trimmed[1]) return Unescape(trimmed[2..^1]);
        return HeaderLine.TryFindSeparator(text, out _) ? text.ToArray() : null;
    }

    private static bool TryDecodeBase64(ReadOnlySpan<byte> text, out byte[] decoded)
    {
        decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        bool isBase64 = Base64.DecodeFromUtf8(text, decoded, out int consumed, out int written) == System.Buffers.OperationStatus.Done && consumed == text.Length;
        Array.Resize(ref decoded, written);
        return isBase64 && text.Length > 0;
    }

    /// <summary>Reads the escapes of a Python byte string: <c>\n \r \t \\ \' \" \xhh</c>.</summary>
    private static byte[] Unescape(ReadOnlySpan<byte> text)
    {
        using MemoryStream bytes = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                bytes.WriteByte(text[i]);
                continue;
            }

            byte escape = text[++i];
            bool isHex = escape == 'x' && i + 2 < text.Length && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
            if (isHex)
            {
                bytes.WriteByte(byte.Parse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
                continue;
            }

            bytes.WriteByte(escape switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', _ => escape });
        }

        return bytes.ToArray();
    }
}
