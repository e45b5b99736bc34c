namespace CredReport.Parsing;

/// <summary>
/// A line end that some program wrote as <c>\n</c>, in two characters. Only the path of an ARN may hold a backslash; no other cell of a
/// report does.
/// </summary>
internal static class EscapedNewline
{
    private static ReadOnlySpan<byte> Feed => "\\n"u8;

    private static ReadOnlySpan<byte> Return => "\\r"u8;

    /// <summary>Whether the line ends with one.</summary>
    public static bool Ends(ReadOnlySpan<byte> line) => line.Length > 1 && line[^2] == '\\' && line[^1] is (byte)'n' or (byte)'r';

    /// <summary>Whether the line begins with one.</summary>
    public static bool Begins(ReadOnlySpan<byte> line) => line.Length > 1 && line[0] == '\\' && line[1] is (byte)'n' or (byte)'r';

    /// <summary>The line without those at its start and its end.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        while (Begins(line)) line = line[2..];
        while (Ends(line)) line = line[..^2];
        return line;
    }

    /// <summary>Finds the next one at or after an offset.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">Offset to search from.</param>
    /// <param name="at">Start of the newline; the end of the line if there is none.</param>
    /// <param name="next">Start of the text after it.</param>
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
