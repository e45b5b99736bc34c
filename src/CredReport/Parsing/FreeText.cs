using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Cuts a row whose last column is free text, which may hold the separator without quotation marks around it: surplus cells belong to it, where the
/// cells before it show for sure that they are a row's.
/// </summary>
internal static class FreeText
{
    /// <summary>How many separators the text may hold at most where quotation marks or names are odd as well.</summary>
    private const int MostSeparators = 32;

    /// <summary>The cells one behind the other, and where each ends. False where they cannot be determined apart for sure.</summary>
    /// <param name="line">The row without its line end.</param>
    /// <param name="cut">The same, cut into cells.</param>
    /// <param name="header">What rows look like.</param>
    /// <param name="cells">The cells, unquoted, one behind the other.</param>
    /// <param name="ends">Where each cell ends in <paramref name="cells"/>.</param>
    public static bool TryCut(ReadOnlySpan<byte> line, CutLine cut, ReportHeader header, out byte[] cells, out int[] ends)
    {
        cells = [];
        ends = [];
        if (!header.EndsInFreeText) return false;

        return TryJoin(cut, header, out cells, out ends) || (header.IsAwsLayout && TryRecover(line, header, out cells, out ends));
    }

    /// <summary>Joins the surplus cells of a line that is well-formed.</summary>
    private static bool TryJoin(CutLine cut, ReportHeader header, out byte[] cells, out int[] ends)
    {
        cells = [];
        ends = [];
        int last = header.Names.Count - 1;
        if (cut.Malformed is not null || cut.Count <= header.Names.Count || !header.Has(ReportColumn.Arn) || !header.Has(ReportColumn.UserCreationTime)) return false;

        List<byte> bytes = [.. cut.Cells[..cut.Ends[last - 1]], .. cut.Cell(last)];
        for (int i = last + 1; i < cut.Count; i++)
        {
            bytes.Add((byte)header.Separator);
            bytes.AddRange(cut.Cell(i));
        }

        CutLine joined = new([.. bytes], [.. cut.Ends[..last], bytes.Count], null);
        (cells, ends) = (joined.Cells, joined.Ends);
        return RowShape.IsRow(joined, header) && !MayHoldRow(joined.Cell(last));
    }

    /// <summary>Tries from the last separator on whether what is before it is a row that can be recovered.</summary>
    private static bool TryRecover(ReadOnlySpan<byte> line, ReportHeader header, out byte[] cells, out int[] ends)
    {
        cells = [];
        ends = [];
        int comma = line.Length;
        for (int i = 0; i <= MostSeparators && (comma = line[..comma].LastIndexOf((byte)',')) > 0; i++)
        {
            ReadOnlySpan<byte> text = line[(comma + 1)..];
            if (MayHoldRow(text)) return false;
            if (!RowRecovery.TryCut(line[..comma], header.Names.Count - 1, out cells, out ends)) continue;

            cells = [.. cells, .. RowRecovery.Unquote(text)];
            ends = [.. ends, cells.Length];
            return true;
        }

        return false;
    }

    /// <summary>Whether a text may go on as another row or a header, which is no part of it.</summary>
    private static bool MayHoldRow(ReadOnlySpan<byte> text) => text.IndexOf("arn:"u8) >= 0 || text.IndexOf("user,arn"u8) >= 0;
}
