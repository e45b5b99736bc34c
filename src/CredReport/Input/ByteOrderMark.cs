using System.Text;

namespace CredReport.Input;

/// <summary>The byte order mark of UTF-8, three bytes that some programs write at the start of a text.</summary>
internal static class ByteOrderMark
{
    /// <summary>Whether the text begins with it.</summary>
    public static bool Begins(ReadOnlySpan<byte> text) => text.StartsWith(Encoding.UTF8.Preamble);

    /// <summary>The text without it.</summary>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> text) => Begins(text) ? text[Encoding.UTF8.Preamble.Length..] : text;
}
