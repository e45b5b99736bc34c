using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>Describes in a few words the bytes of a file that is not a credential report.</summary>
internal static class ContentDescription
{
    private const int ShownCharacters = 40;

    public static DiagnosticMessage Of(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("PK\x03\x04"u8)) return $"a zip archive or a spreadsheet";
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return $"gzip-compressed data";
        if (TarArchive.Is(beginning)) return $"a tar archive that is damaged, in another archive, or has no file in it";
        if (beginning.StartsWith("%PDF"u8)) return $"a PDF";
        if (beginning is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) return $"UTF-16 text";
        if (beginning[..Math.Min(beginning.Length, 512)].Contains((byte)0)) return $"binary data";

        string line = HeaderLine.FirstLine(beginning);
        if (line.Length == 0) return $"nothing but white space";
        if (line.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return $"a web page";
        if (line.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return $"a web page";
        return $"text that begins with '{MessageArgument.Text(Shortened(line))}'";
    }

    /// <summary>The start of a line, as much as is shown.</summary>
    public static string Shortened(string line) => line.Length <= ShownCharacters ? line : $"{line[..ShownCharacters]}…";
}
