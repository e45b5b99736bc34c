using System.Text;

namespace CredReport.Input;

/// <summary>A compression or an encoding around a report, which is removed while the bytes are read.</summary>
/// <param name="Word">Its name, see <see cref="SourceForms"/>.</param>
/// <param name="Open">Opens the content of a wrapped stream, which is left open.</param>
internal sealed record Wrapping(string Word, Func<Stream, InputLimits, Stream> Open)
{
    private static readonly Wrapping Gzip = new(SourceForms.Gzip, (stream, limits) => new InflatedStream(stream, limits.InflatedBytes));

    private static readonly Wrapping Utf16LittleEndian = new(SourceForms.Utf16, (stream, _) => Transcode(stream, Encoding.Unicode));

    private static readonly Wrapping Utf32LittleEndian = new(SourceForms.Utf32, (stream, _) => Transcode(stream, Encoding.UTF32));

    private static readonly Wrapping Utf32BigEndian =
        new(SourceForms.Utf32, (stream, _) => Transcode(stream, new UTF32Encoding(bigEndian: true, byteOrderMark: true)));

    private static readonly Wrapping Colored = new(SourceForms.Colored, (stream, _) => new UncoloredStream(stream));

    private static readonly Wrapping Utf16BigEndian = new(SourceForms.Utf16, (stream, _) => Transcode(stream, Encoding.BigEndianUnicode));

    /// <summary>The most nested wrappings; a compressed file in UTF-16 has two.</summary>
    private const int Most = 4;

    /// <summary>Removes all wrappings.</summary>
    /// <param name="bytes">Left open if it is wrapped, otherwise closed with the result.</param>
    /// <param name="limits">Limits for unwrapping.</param>
    /// <param name="wrappings">Receives the wrappings, the outermost first.</param>
    /// <exception cref="FormException">The bytes are malformed before the first byte of the content.</exception>
    public static PeekedStream Unwrap(Stream bytes, InputLimits limits, List<Wrapping> wrappings)
    {
        PeekedStream text = new(bytes);
        while (wrappings.Count < Most && Of(text.Peek(InputLimits.SniffBytes)) is { } wrapping)
        {
            wrappings.Add(wrapping);
            text = new PeekedStream(wrapping.Open(text, limits));
        }

        return text;
    }

    /// <summary>The wrapping that bytes begin with; null if there is none.</summary>
    public static Wrapping? Of(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0x1f, 0x8b, ..] => Gzip,
        [0xff, 0xfe, 0, 0, ..] or [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] => Utf32LittleEndian,
        [0, 0, 0xfe, 0xff, ..] or [0, 0, 0, not 0, 0, 0, 0, not 0, ..] => Utf32BigEndian,
        [0xff, 0xfe, ..] or [not 0, 0, not 0, 0, not 0, 0, not 0, 0, ..] => Utf16LittleEndian,
        [0xfe, 0xff, ..] or [0, not 0, 0, not 0, 0, not 0, 0, not 0, ..] => Utf16BigEndian,
        _ => HeaderLine.Start(beginning).StartsWith("\e["u8) ? Colored : null,
    };

    private static Stream Transcode(Stream stream, Encoding encoding) =>
        Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
}
