using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>A row in quotation marks as a whole, as where a program took each line for one cell.</summary>
internal static class QuotedLine
{
    private static ReadOnlySpan<byte> Around => " \t;|,"u8;

    /// <summary>A line that is in quotation marks without blanks around them, and without separators behind that are not those of its rows.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line, char separator)
    {
        int start = 0;
        while (start < line.Length && line[start] != separator && line[start] is ((byte)' ' or (byte)'\t')) start++;

        int end = line.Length;
        while (end > start + 1 && line[end - 1] != separator && Around.Contains(line[end - 1])) end--;
        return line[start..end] is [(byte)'"', .., (byte)'"'] ? line[start..end] : line;
    }

    /// <summary>Takes the quotation marks off. False where the line is not such a row.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="cut">The same, cut into cells.</param>
    /// <param name="header">What rows look like; one without columns before the header is read.</param>
    /// <param name="row">What is inside of the quotation marks.</param>
    public static bool TryUnwrap(ReadOnlySpan<byte> line, CutLine cut, ReportHeader header, out byte[] row)
    {
        row = [];
        if (line.IsEmpty || line[0] != '"') return false;

        if (cut.Malformed is null)
        {
            ReadOnlySpan<byte> cell = cut.Cell(0);
            if (!cell.Contains((byte)header.Separator) || !cut.IsBlankFrom(1)) return false;

            // A user's name may hold the separator: where the line is a row as it stands, the cell has to be one for sure.
            if (cut.Count == header.Names.Count && !(header.Has(ReportColumn.Arn) && RowShape.IsRowOrHeader(cell, header))) return false;

            row = cell.ToArray();
            return true;
        }

        // Quotation marks inside, which should be doubled and are not: what is left without the outer ones shows for sure that it is a row.
        if (line.Length < 2 || line[^1] != '"' || !header.Has(ReportColumn.User)) return false;
        ReadOnlySpan<byte> inner = line[1..^1];
        CutLine innerCut = CutLine.Of(inner, header.Separator);
        if (innerCut.Malformed is not null || !RowShape.IsRow(innerCut, header)) return false;

        row = inner.ToArray();
        return true;
    }
}
