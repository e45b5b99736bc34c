namespace CredReport.Parsing;

/// <summary>Characters that end a line in some programs but not in CSV: to a CSV reader, such a file is one long line.</summary>
internal static class OddLineEnd
{
    /// <summary>Whether a line holds one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="name">Name of the first one; empty if there is none.</param>
    public static bool TryFind(ReadOnlySpan<byte> line, out string name)
    {
        name = "";
        for (int at = line.IndexOfAny((byte)0xe2, (byte)0xc2); at >= 0 && name.Length == 0; at = Next(line, at))
        {
            name = line[at..] switch
            {
                [0xe2, 0x80, 0xa8, ..] => "U+2028 (line separator)",
                [0xe2, 0x80, 0xa9, ..] => "U+2029 (paragraph separator)",
                [0xc2, 0x85, ..] => "U+0085 (next line)",
                _ => "",
            };
        }

        return name.Length > 0;
    }

    private static int Next(ReadOnlySpan<byte> line, int at)
    {
        int next = line[(at + 1)..].IndexOfAny((byte)0xe2, (byte)0xc2);
        return next < 0 ? -1 : at + 1 + next;
    }
}
