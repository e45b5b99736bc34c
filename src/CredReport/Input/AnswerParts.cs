using System.Text.Json;

namespace CredReport.Input;

/// <summary>Cuts a text that begins as an answer of AWS into all the answers in it, and what else is between them.</summary>
internal static class AnswerParts
{
    private static ReadOnlySpan<byte> Blank => " \t\r\n\f"u8;

    private static ReadOnlySpan<byte> XmlEnd => "</GetCredentialReportResponse>"u8;

    /// <summary>Whether bytes begin as a text that may hold several answers.</summary>
    public static bool MayBeSeveral(ReadOnlySpan<byte> beginning) => Begins(HeaderLine.Start(beginning));

    /// <summary>
    /// The places of the parts of a text, in their order: together all of it but blanks. What is no answer is a part too, so that
    /// reading it says what is wrong with it.
    /// </summary>
    /// <param name="text">The text, without a byte order mark.</param>
    public static IReadOnlyList<Range> Of(ReadOnlySpan<byte> text)
    {
        List<Range> parts = [];
        int at = 0;
        while ((at = text.Length - text[at..].TrimStart(Blank).Length) < text.Length)
        {
            ReadOnlySpan<byte> rest = text[at..];
            if (rest[0] is (byte)'{' or (byte)'[')
            {
                at += AddJson(rest, at, parts);
            }
            else
            {
                int length = Length(rest);
                parts.Add(at..(at + length));
                at += length;
            }
        }

        return parts;
    }

    private static bool Begins(ReadOnlySpan<byte> text) =>
        text.StartsWith("{"u8) || text.StartsWith("["u8) || ContentDescription.IsApiXml(text) || ContentDescription.IsBase64(text) || IsPython(text);

    private static bool IsPython(ReadOnlySpan<byte> text) => text.StartsWith("b'user"u8) || text.StartsWith("b\"user"u8);

    private static int Length(ReadOnlySpan<byte> text)
    {
        if (ContentDescription.IsApiXml(text))
        {
            int end = text.IndexOf(XmlEnd);
            return end < 0 ? text.Length : end + XmlEnd.Length;
        }

        if (ContentDescription.IsBase64(text)) return Base64Length(text);
        if (IsPython(text)) return LineLength(text);
        return LengthUntilAnswer(text);
    }

    /// <summary>A line with tabs is one that <c>--output text</c> prints; base64 alone may go on over lines.</summary>
    private static int Base64Length(ReadOnlySpan<byte> text)
    {
        int length = LineLength(text);
        ReadOnlySpan<byte> line = text[..length];
        while (length < text.Length && !line.Contains((byte)'\t'))
        {
            int blank = text.Length - length - text[length..].TrimStart("\r\n"u8).Length;
            ReadOnlySpan<byte> next = text[(length + blank)..];
            line = next[..LineLength(next)];
            if (line.IsEmpty || line.StartsWith(ContentText.Base64Start) || !IsBase64(line)) break;
            length += blank + line.Length;
        }

        return length;
    }

    private static bool IsBase64(ReadOnlySpan<byte> line) => line.Trim(" \t\""u8).IndexOfAnyExcept(Base64Characters) < 0;

    private static readonly System.Buffers.SearchValues<byte> Base64Characters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    /// <summary>Lines up to one that begins an answer.</summary>
    private static int LengthUntilAnswer(ReadOnlySpan<byte> text)
    {
        int length = LineLength(text);
        while (length < text.Length)
        {
            ReadOnlySpan<byte> next = text[length..].TrimStart(Blank);
            if (next.IsEmpty || Begins(next)) break;
            length = text.Length - next.Length + LineLength(next);
        }

        return length;
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Adds the parts of the JSON value that begins a text, and answers its length; where it is broken, that is all of the text.</summary>
    private static int AddJson(ReadOnlySpan<byte> text, int at, List<Range> parts)
    {
        int length = text.Length;
        try
        {
            Utf8JsonReader reader = new(text, new JsonReaderOptions { AllowMultipleValues = true });
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            length = (int)reader.BytesConsumed;
            foreach (JsonElement part in JsonAnswers.Split(document.RootElement))
            {
                Range place = JsonAnswers.Place(document.RootElement, part);
                parts.Add((at + place.Start.Value)..(at + place.End.Value));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            parts.Add(at..(at + length));
        }

        return length;
    }
}
