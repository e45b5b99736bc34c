using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Splits a row with stray quotes or a wrong number of cells by what each cell can hold. A user name holds no colon, so the first
/// <c>,arn:</c> ends it. The cells after the ARN hold no comma, so they are counted from the right. The rest is the ARN, which ends in
/// the name. Works only for AWS's columns in AWS's order.
/// </summary>
internal static class RowRecovery
{
    private static ReadOnlySpan<byte> ArnMark => ",arn:"u8;

    /// <summary>Splits the row into cells. False if that is ambiguous.</summary>
    /// <param name="line">The row without its line end.</param>
    /// <param name="count">Number of columns in the header.</param>
    /// <param name="cells">The cells, unquoted, one after the other.</param>
    /// <param name="ends">Where each cell ends in <paramref name="cells"/>.</param>
    public static bool TryCut(ReadOnlySpan<byte> line, int count, out byte[] cells, out int[] ends)
    {
        cells = [];
        ends = [];

        int nameEnd = line.IndexOf(ArnMark);
        int quotedArn = (nameEnd < 0 ? line : line[..nameEnd]).IndexOf(",\"arn:"u8);
        if (quotedArn >= 0) nameEnd = quotedArn;
        if (nameEnd <= 0) return false;

        // Starts of the cells after the ARN, found from the last one.
        int afterArn = count - 2;
        int[] starts = new int[afterArn];
        int end = line.Length;
        for (int i = afterArn - 1; i >= 0; i--)
        {
            int comma = line[..end].LastIndexOf((byte)',');
            if (comma <= nameEnd) return false;
            starts[i] = comma + 1;
            end = comma;
        }

        // A surplus or missing cell would shift the others: the creation time, which is never absent, shows that, and the end of the ARN
        // does if another date took its place. A second ARN belongs to another row. The cheapest check comes first.
        ReadOnlySpan<byte> name = line[..nameEnd];
        ReadOnlySpan<byte> arn = line[(nameEnd + 1)..end];
        ReadOnlySpan<byte> created = line[starts[0]..(afterArn > 1 ? starts[1] - 1 : line.Length)];
        if (CellText.ReadInstant(IsQuoted(created) ? created[1..^1] : created, out _) != ReportedKind.Value
            || !IamArn.NamesButForQuotes(arn, name) || HoldsAnotherArn(arn))
        {
            return false;
        }

        List<byte> bytes = new(line.Length);
        ends = new int[count];
        Append(name, 0, bytes, ends);
        Append(arn, 1, bytes, ends);
        for (int i = 0; i < afterArn; i++)
        {
            int cellEnd = i + 1 < afterArn ? starts[i + 1] - 1 : line.Length;
            Append(line[starts[i]..cellEnd], i + 2, bytes, ends);
        }

        cells = [.. bytes];
        return true;
    }

    /// <summary>Whether the text contains another ARN with an account; a path may hold <c>,arn:</c>, but no account after it.</summary>
    private static bool HoldsAnotherArn(ReadOnlySpan<byte> arn)
    {
        for (int mark = arn.IndexOf(ArnMark); mark >= 0; mark = arn.IndexOf(ArnMark))
        {
            arn = arn[(mark + 1)..];
            if (!IamArn.Account(arn).IsEmpty) return true;
        }

        return false;
    }

    /// <summary>A cell without the quotation marks around it; doubled ones inside become single.</summary>
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
