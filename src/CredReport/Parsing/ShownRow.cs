using System.Text;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Makes of a row what may be shown of it under a key. User and ARN give way to pseudonyms; a moment, a boolean and a word for no value
/// stay as the file writes them; any other text may be a name that got into the wrong cell, and is withheld.
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

        // No cell of a column that is not AWS's is asked for.
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
