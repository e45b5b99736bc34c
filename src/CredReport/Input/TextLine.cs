namespace CredReport.Input;

/// <summary>Lines of a text that is in memory.</summary>
internal static class TextLine
{
    /// <summary>The length of a text's first line without its end, in bytes.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? text.Length : end;
    }

    /// <summary>How many lines end in a text: at LF, CR LF or CR.</summary>
    public static int Ends(ReadOnlySpan<byte> text)
    {
        int feeds = text.Count((byte)'\n');
        return text.Contains((byte)'\r') ? feeds + text.Count((byte)'\r') - text.Count("\r\n"u8) : feeds;
    }
}
