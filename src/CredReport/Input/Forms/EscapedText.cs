using System.Globalization;
using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>
/// A report as a string literal: on one line, with <c>\n</c> in two characters for line ends, in Python's <c>b'…'</c>, in quotation marks
/// as in JSON, or bare.
/// </summary>
internal sealed class EscapedText : IReportForm
{
    public DiagnosticMessage Description => $"a damaged string of a program";

    private static ReadOnlySpan<byte> LineEnd => "\\n"u8;

    public bool Begins(ReadOnlySpan<byte> start) => Is(start);

    /// <summary>A quoted string is one line; a bare one may continue like any text.</summary>
    public int Cut(ReadOnlySpan<byte> text, List<Range> places)
    {
        bool isQuoted = IsPython(text) || text.StartsWith("\""u8);
        int length = isQuoted ? TextLine.Length(text) : TextParts.LengthUntilForm(text);
        places.Add(..length);
        return length;
    }

    public Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics)
    {
        if (Decode(text.Span) is { } csv) return new Envelope(SourceForms.EscapedText, csv, null);

        diagnostics.Add(DiagnosticCatalogue.BrokenString,
            $"The text begins as a string that a program wrote, with '\\n' where lines end, and does not end as one: "
            + $"expected its closing quotation mark.");
        return null;
    }

    /// <summary>Whether the text begins as such a report: with Python's prefix, or with a header, an escaped newline and a row.</summary>
    public static bool Is(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = HeaderLine.Start(beginning);
        if (IsPython(text)) return HeaderLine.TryFindSeparator(text[2..], out _);

        bool isQuoted = text.StartsWith("\""u8);
        ReadOnlySpan<byte> line = text[(isQuoted ? 1 : 0)..TextLine.Length(text)];
        int written = line.IndexOf(LineEnd);
        if (written < 0 || !HeaderLine.TryFindSeparator(line[..written], out char separator)) return false;

        ReadOnlySpan<byte> rest = line[(written + LineEnd.Length)..];
        int next = rest.IndexOf(LineEnd);
        return (next < 0 ? rest : rest[..next]).Contains((byte)separator);
    }

    /// <summary>The report; null if the string is not closed.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> trimmed = HeaderLine.Start(text).TrimEnd(" \t\r\n"u8);
        if (IsPython(trimmed)) return trimmed.Length > 3 && trimmed[^1] == trimmed[1] ? Unescape(trimmed[2..^1]) : null;
        if (!trimmed.StartsWith("\""u8)) return Unescape(trimmed);
        return DecodeJson(trimmed);
    }

    private static bool IsPython(ReadOnlySpan<byte> text) => text.StartsWith("b'"u8) || text.StartsWith("b\""u8);

    private static byte[]? DecodeJson(ReadOnlySpan<byte> text)
    {
        try
        {
            Utf8JsonReader reader = new(text);
            reader.Read();
            byte[] decoded = Encoding.UTF8.GetBytes(reader.GetString()!);
            return reader.Read() ? null : decoded;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads the escapes of a Python byte string: <c>\n \r \t \\ \' \" \xhh</c>.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> text)
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
            if (escape == 'x' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                bytes.WriteByte(value);
                i += 2;
                continue;
            }

            bytes.WriteByte(escape switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', _ => escape });
        }

        return bytes.ToArray();
    }
}
