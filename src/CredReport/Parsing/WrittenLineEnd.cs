namespace CredReport.Parsing;

/// <summary>
/// A line end that some program wrote out as <c>\n</c>, in two characters. No user name, no date and no word of a report holds a
/// backslash; the path of an ARN may.
/// </summary>
internal static class WrittenLineEnd
{
    private static ReadOnlySpan<byte> Feed => "\\n"u8;

    private static ReadOnlySpan<byte> Return => "\\r"u8;

    /// <summary>Whether the line ends in one.</summary>
    public static bool Ends(ReadOnlySpan<byte> line) => line.Length > 1 && line[^2] == '\\' && line[^1] is (byte)'n' or (byte)'r';

    /// <summary>Whether the line begins with one.</summary>
    public static bool Begins(ReadOnlySpan<byte> line) => line.Length > 1 && line[0] == '\\' && line[1] is (byte)'n' or (byte)'r';

    /// <summary>The line without those at its beginning and its end.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        while (Begins(line)) line = line[2..];
        while (Ends(line)) line = line[..^2];
        return line;
    }

    /// <summary>The next one at or behind an offset.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="next">Where the text behind it begins.</param>
    public static bool TryFind(ReadOnlySpan<byte> line, int from, out int at, out int next)
    {
        int found = line[from..].IndexOf(Feed);
        at = found < 0 ? line.Length : from + found;
        next = Math.Min(at + Feed.Length, line.Length);
        if (found < 0) return false;

        if (line[..at].EndsWith(Return)) at -= Return.Length;
        return true;
    }
}
