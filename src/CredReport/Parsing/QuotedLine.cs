using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>Unwraps a row that is in quotation marks as a whole, as written by a program that took each line for one cell.</summary>
internal static class QuotedLine
{
    private static ReadOnlySpan<byte> Around => " \t;|,"u8;

    /// <summary>A quoted line without the blanks around it and the separators after it; any other line as it is.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line, char separator)
    {
        int start = 0;
        while (start < line.Length && line[start] != separator && line[start] is ((byte)' ' or (byte)'\t')) start++;

        int end = line.Length;
        while (end > start + 1 && line[end - 1] != separator && Around.Contains(line[end - 1])) end--;
        return line[start..end] is [(byte)'"', .., (byte)'"'] ? line[start..end] : line;
    }

    /// <summary>Removes the quotation marks. False if the line is not such a row.</summary>
    /// <param name="line">The line, without its line end.</param>
    /// <param name="cut">The same line, split as CSV.</param>
    /// <param name="header">The header in effect; without columns until the header has been read.</param>
    /// <param name="row">The text inside the quotation marks.</param>
    public static bool TryUnwrap(ReadOnlySpan<byte> line, CsvLine cut, ReportHeader header, out byte[] row)
    {
        row = [];
        if (line.IsEmpty || line[0] != '"') return false;

        if (cut.Malformed is null)
        {
            ReadOnlySpan<byte> cell = cut.Cell(0);
            if (!cell.Contains((byte)header.Separator) || !cut.IsBlankFrom(1)) return false;

            // A user's name may hold the separator. If the line has the right number of cells, the first cell has to be clearly a row.
            if (cut.Count == header.Names.Count && !(header.Has(ReportColumn.Arn) && RowShape.IsRowOrHeader(cell, header))) return false;

            row = cell.ToArray();
            return true;
        }

        // The quotation marks inside are not doubled as they should be: the text without the outer ones has to be clearly a row.
        if (line.Length < 2 || line[^1] != '"' || !header.Has(ReportColumn.User)) return false;
        ReadOnlySpan<byte> inner = line[1..^1];
        CsvLine innerCut = CsvLine.Of(inner, header.Separator);
        if (innerCut.Malformed is not null || !RowShape.IsRow(innerCut, header)) return false;

        row = inner.ToArray();
        return true;
    }
}
