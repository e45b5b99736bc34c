namespace CredReport.Input;

/// <summary>Finds lines in a text.</summary>
internal static class TextLine
{
    /// <summary>Length of a text's first line without its line end, in bytes.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Number of line ends in a text: LF, CR LF or CR.</summary>
    public static int Ends(ReadOnlySpan<byte> text)
    {
        int feeds = text.Count((byte)'\n');
        return text.Contains((byte)'\r') ? feeds + text.Count((byte)'\r') - text.Count("\r\n"u8) : feeds;
    }
}
