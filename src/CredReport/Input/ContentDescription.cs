using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>Says in a few words what bytes are that are no credential report, for the person who named the wrong file.</summary>
internal static class ContentDescription
{
    private const int ShownCharacters = 40;

    public static DiagnosticMessage Of(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("PK\x03\x04"u8)) return $"a zip archive or a spreadsheet";
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return $"gzip-compressed data";
        if (beginning.StartsWith("%PDF"u8)) return $"a PDF";
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || beginning.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return $"UTF-16 text";
        if (beginning[..Math.Min(beginning.Length, 512)].Contains((byte)0)) return $"binary data";

        string line = HeaderLine.FirstLine(beginning);
        if (line.Length == 0) return $"nothing but white space";
        if (line.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || line.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return $"a web page";
        if (HeaderLine.IsMissingBefore(beginning)) return $"rows of a credential report whose header is missing";
        return $"text that begins with '{Seen.Text(line.Length <= ShownCharacters ? line : $"{line[..ShownCharacters]}…")}'";
    }

    /// <summary>Whether the text begins as a JSON object, or as a list of them.</summary>
    public static bool IsJsonObject(ReadOnlySpan<byte> beginning) =>
        HeaderLine.Start(beginning) is [(byte)'{', ..] or [(byte)'[', (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'{', ..];

    /// <summary>Whether the text begins as the XML answer of AWS's API.</summary>
    public static bool IsApiXml(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> start = HeaderLine.Start(beginning);
        return start.StartsWith("<"u8) && start[..Math.Min(start.Length, 512)].IndexOf(AwsApiXml.Root) >= 0;
    }

    /// <summary>Whether the text begins as the base64 of a report, in quotation marks or not.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> beginning) => HeaderLine.Start(beginning).TrimStart((byte)'"').StartsWith(ContentText.Base64Start);
}
