using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Splits a row that ends in free text. The text may hold separators although it is not quoted: surplus cells belong to it, provided
/// that the cells before it are clearly those of a row.
/// </summary>
internal static class FreeText
{
    /// <summary>The most separators that the text may hold in a row that also has stray quotation marks or separators elsewhere.</summary>
    private const int MostSeparators = 32;

    /// <summary>Splits the row into cells. False if that is ambiguous.</summary>
    /// <param name="line">The row without its line end.</param>
    /// <param name="cut">The same line, split as CSV.</param>
    /// <param name="header">The header in effect.</param>
    /// <param name="cells">The cells, unquoted, one after the other.</param>
    /// <param name="ends">Where each cell ends in <paramref name="cells"/>.</param>
    public static bool TryCut(ReadOnlySpan<byte> line, CsvLine cut, ReportHeader header, out byte[] cells, out int[] ends)
    {
        cells = [];
        ends = [];
        if (!header.EndsInFreeText) return false;

        return TryJoin(cut, header, out cells, out ends) || (header.IsAwsLayout && TryRecover(line, header, out cells, out ends));
    }

    /// <summary>Joins the surplus cells of a well-formed line.</summary>
    private static bool TryJoin(CsvLine cut, ReportHeader header, out byte[] cells, out int[] ends)
    {
        cells = [];
        ends = [];
        int last = header.Names.Count - 1;
        if (cut.Malformed is not null || cut.Count <= header.Names.Count) return false;
        if (!header.Has(ReportColumn.Arn) || !header.Has(ReportColumn.UserCreationTime)) return false;

        List<byte> bytes = [.. cut.Cells[..cut.Ends[last - 1]], .. cut.Cell(last)];
        for (int i = last + 1; i < cut.Count; i++)
        {
            bytes.Add((byte)header.Separator);
            bytes.AddRange(cut.Cell(i));
        }

        CsvLine joined = new([.. bytes], [.. cut.Ends[..last], bytes.Count], null);
        (cells, ends) = (joined.Cells, joined.Ends);
        return RowShape.IsRow(joined, header) && !MayHoldRow(joined.Cell(last));
    }

    /// <summary>Tries each separator, the last one first, as the start of the text after a recoverable row.</summary>
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

    /// <summary>Whether the text may contain another row or a header.</summary>
    private static bool MayHoldRow(ReadOnlySpan<byte> text) => text.IndexOf("arn:"u8) >= 0 || text.IndexOf("user,arn"u8) >= 0;
}
