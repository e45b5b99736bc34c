using System.Text;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Creates a copy of a row that shows no names. Pseudonyms replace user and ARN; timestamps, booleans and words for no value stay as they
/// are; any other text may be a name in the wrong cell and is withheld.
/// </summary>
internal static class ShownRow
{
    private static readonly ReportColumn[] Columns = Enum.GetValues<ReportColumn>();

    public static ReportRow Of(ReportRow row, Pseudonyms pseudonyms)
    {
        ReportHeader header = row.Header;
        byte[][] cells = new byte[header.Names.Count][];
        foreach (ReportColumn column in Columns)
        {
            if (header.Has(column)) cells[header.IndexOf(column)] = Show(row, column, pseudonyms);
        }

        // Cells of columns that are not AWS's stay empty.
        int[] ends = new int[cells.Length];
        int length = 0;
        for (int i = 0; i < cells.Length; i++) ends[i] = length += cells[i]?.Length ?? 0;

        byte[] bytes = new byte[length];
        for (int i = 0; i < cells.Length; i++) cells[i]?.CopyTo(bytes, ends[i] - cells[i].Length);
        return new ReportRow(header, row.Line, bytes, ends);
    }

    private static byte[] Show(ReportRow row, ReportColumn column, Pseudonyms pseudonyms)
    {
        ReadOnlySpan<byte> cell = row.Cell(column);
        if (cell.IsEmpty) return [];
        if (column == ReportColumn.User) return Encoding.UTF8.GetBytes(row.SeenUser.Show(pseudonyms));
        if (column == ReportColumn.Arn) return Encoding.UTF8.GetBytes(row.SeenArn.Show(pseudonyms));

        ReportedKind kind = column.HoldsInstant() ? CellText.ReadInstant(cell, out _)
            : column.HoldsBoolean() ? CellText.ReadBoolean(cell, out _)
            : CellText.ReadAbsence(cell);
        return kind == ReportedKind.Unreadable ? Encoding.UTF8.GetBytes(Pseudonyms.Withheld) : cell.ToArray();
    }
}
