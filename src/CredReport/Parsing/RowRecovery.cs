using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Cuts a row whose quotes or number of cells are off, by what each cell can hold: a user name holds no colon, so the first
/// <c>,arn:</c> ends it; the cells behind the ARN hold no comma, so they are counted from the right; what is left is the ARN, which
/// ends in the name.
/// Works on AWS's own columns in AWS's order only.
/// </summary>
internal static class RowRecovery
{
    private static ReadOnlySpan<byte> ArnMark => ",arn:"u8;

    /// <summary>The cells one behind the other, and where each ends. False where they cannot be determined apart for sure.</summary>
    /// <param name="line">The row without its line end.</param>
    /// <param name="count">How many columns the header has.</param>
    /// <param name="cells">The cells, unquoted, one behind the other.</param>
    /// <param name="ends">Where each cell ends in <paramref name="cells"/>.</param>
    public static bool TryCut(ReadOnlySpan<byte> line, int count, out byte[] cells, out int[] ends)
    {
        cells = [];
        ends = [];

        int nameEnd = line.IndexOf(ArnMark);
        int quotedArn = (nameEnd < 0 ? line : line[..nameEnd]).IndexOf(",\"arn:"u8);
        if (quotedArn >= 0) nameEnd = quotedArn;
        if (nameEnd <= 0) return false;

        // Starts of the cells behind the ARN, the last one first.
        int behindArn = count - 2;
        int[] starts = new int[behindArn];
        int end = line.Length;
        for (int i = behindArn - 1; i >= 0; i--)
        {
            int comma = line[..end].LastIndexOf((byte)',');
            if (comma <= nameEnd) return false;
            starts[i] = comma + 1;
            end = comma;
        }

        // Cells too many or too few would have moved all others: the creation time, never absent, shows it, and where a date has
        // come to stand in its place, the end of the ARN. A second ARN is that of another row. What costs least is looked at first.
        ReadOnlySpan<byte> name = line[..nameEnd];
        ReadOnlySpan<byte> arn = line[(nameEnd + 1)..end];
        ReadOnlySpan<byte> created = line[starts[0]..(behindArn > 1 ? starts[1] - 1 : line.Length)];
        if (CellText.ReadInstant(IsQuoted(created) ? created[1..^1] : created, out _) != ReportedKind.Value
            || !IamArn.NamesButForQuotes(arn, name) || HoldsAnotherArn(arn))
        {
            return false;
        }

        List<byte> bytes = new(line.Length);
        ends = new int[count];
        Append(name, 0, bytes, ends);
        Append(arn, 1, bytes, ends);
        for (int i = 0; i < behindArn; i++)
        {
            int cellEnd = i + 1 < behindArn ? starts[i + 1] - 1 : line.Length;
            Append(line[starts[i]..cellEnd], i + 2, bytes, ends);
        }

        cells = [.. bytes];
        return true;
    }

    /// <summary>Whether an ARN with an account stands inside; a path may hold <c>,arn:</c>, but nothing like that.</summary>
    private static bool HoldsAnotherArn(ReadOnlySpan<byte> arn)
    {
        for (int mark = arn.IndexOf(ArnMark); mark >= 0; mark = arn.IndexOf(ArnMark))
        {
            arn = arn[(mark + 1)..];
            if (!IamArn.Account(arn).IsEmpty) return true;
        }

        return false;
    }

    /// <summary>A cell without quotation marks around it, and with doubled ones inside of them single.</summary>
    public static byte[] Unquote(ReadOnlySpan<byte> cell)
    {
        List<byte> bytes = new(cell.Length);
        Unquote(cell, bytes);
        return [.. bytes];
    }

    private static void Append(ReadOnlySpan<byte> cell, int index, List<byte> bytes, int[] ends)
    {
        Unquote(cell, bytes);
        ends[index] = bytes.Count;
    }

    private static void Unquote(ReadOnlySpan<byte> cell, List<byte> bytes)
    {
        bool isQuoted = IsQuoted(cell);
        ReadOnlySpan<byte> content = isQuoted ? cell[1..^1] : cell;
        for (int i = 0; i < content.Length; i++)
        {
            bytes.Add(content[i]);
            if (isQuoted && content[i] == '"' && i + 1 < content.Length && content[i + 1] == '"') i++;
        }
    }

    private static bool IsQuoted(ReadOnlySpan<byte> cell) => cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"';
}
