using System.Text;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>A single line that was split into cells as RFC 4180 defines it.</summary>
/// <param name="Cells">The cells, unquoted, one after the other.</param>
/// <param name="Ends">Where each ends in <paramref name="Cells"/>.</param>
/// <param name="Malformed">What is wrong with its quotation marks; null if nothing is.</param>
internal sealed record CsvLine(byte[] Cells, int[] Ends, CsvMalformedReason? Malformed)
{
    /// <summary>Number of cells; 0 for an empty line.</summary>
    public int Count => Ends.Length;

    /// <summary>The texts of all cells.</summary>
    public string[] Texts => [.. Enumerable.Range(0, Count).Select(index => Encoding.UTF8.GetString(Cell(index)))];

    /// <summary>Splits a line, given without its line end.</summary>
    public static CsvLine Of(ReadOnlySpan<byte> line, char separator)
    {
        CsvMalformedReason? malformed = null;
        using CsvReader csv = CsvReader.Create(line.ToArray(), RowOptions.Of(separator, reason => malformed = reason));
        if (line.IsEmpty || !csv.Read()) return new CsvLine([], [], null);

        int[] ends = new int[csv.FieldCount];
        List<byte> cells = new(line.Length);
        for (int i = 0; i < ends.Length; i++)
        {
            cells.AddRange(csv.GetSpan(i));
            ends[i] = cells.Count;
        }

        return new CsvLine([.. cells], ends, malformed);
    }

    /// <summary>Whether the cells from an index on are blank.</summary>
    public bool IsBlankFrom(int index) => CellText.IsBlank(Cells.AsSpan(index == 0 ? 0 : Ends[index - 1]));

    /// <summary>The text of a cell in UTF-8.</summary>
    public ReadOnlySpan<byte> Cell(int index)
    {
        int start = index == 0 ? 0 : Ends[index - 1];
        return Cells.AsSpan(start, Ends[index] - start);
    }
}
