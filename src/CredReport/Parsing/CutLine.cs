using System.Text;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>A line that was cut into cells on its own, as RFC 4180 has it.</summary>
/// <param name="Cells">The cells, unquoted, one behind the other.</param>
/// <param name="Ends">Where each ends in <paramref name="Cells"/>.</param>
/// <param name="Malformed">What is wrong with its quotation marks; null when nothing is.</param>
internal sealed record CutLine(byte[] Cells, int[] Ends, CsvMalformedReason? Malformed)
{
    /// <summary>How many cells there are; none for an empty line.</summary>
    public int Count => Ends.Length;

    /// <summary>The texts of all cells.</summary>
    public string[] Texts => [.. Enumerable.Range(0, Count).Select(index => Encoding.UTF8.GetString(Cell(index)))];

    /// <summary>Cuts a line, which holds no line end.</summary>
    public static CutLine Of(ReadOnlySpan<byte> line, char separator)
    {
        CsvMalformedReason? malformed = null;
        using CsvReader csv = CsvReader.Create(line.ToArray(), RowOptions.Of(separator, reason => malformed = reason));
        if (line.IsEmpty || !csv.Read()) return new CutLine([], [], null);

        int[] ends = new int[csv.FieldCount];
        List<byte> cells = new(line.Length);
        for (int i = 0; i < ends.Length; i++)
        {
            cells.AddRange(csv.GetSpan(i));
            ends[i] = cells.Count;
        }

        return new CutLine([.. cells], ends, malformed);
    }

    /// <summary>Whether nothing but blanks is in the cells from an index on.</summary>
    public bool IsBlankFrom(int index) => CellText.IsBlank(Cells.AsSpan(index == 0 ? 0 : Ends[index - 1]));

    /// <summary>The text of a cell in UTF-8.</summary>
    public ReadOnlySpan<byte> Cell(int index)
    {
        int start = index == 0 ? 0 : Ends[index - 1];
        return Cells.AsSpan(start, Ends[index] - start);
    }
}
