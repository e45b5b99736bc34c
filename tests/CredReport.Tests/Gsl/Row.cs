using System.Text;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Tests.Gsl;

/// <summary>Makes rows out of named cells, and of files that lack columns.</summary>
internal static class Row
{
    private static readonly ReportColumn[] All = [.. Enumerable.Range(0, ReportColumns.Count).Select(i => (ReportColumn)i)];

    /// <summary>A row: a cell left out is <c>N/A</c>, a boolean one <c>false</c>; a null cell is a column that the file lacks.</summary>
    public static ReportRow Of(IReadOnlyDictionary<string, string?> cells)
    {
        string[] unknown = [.. cells.Keys.Where(name => !ExampleRow.IsColumn(name))];
        if (unknown.Length > 0) throw new ArgumentException($"There is no column {string.Join(", ", unknown)}.", nameof(cells));

        ReportRow full = ExampleRow.Of(cells.Where(cell => cell.Value is not null).ToDictionary(cell => cell.Key, cell => cell.Value!));
        if (!cells.Values.Contains(null)) return full;

        ReportColumn[] kept = [.. All.Where(column => !cells.TryGetValue(column.Name(), out string? cell) || cell is not null)];
        using MemoryStream bytes = new();
        int[] ends = new int[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            bytes.Write(Encoding.UTF8.GetBytes(full.Text(kept[i])));
            ends[i] = (int)bytes.Length;
        }

        return new ReportRow(new ReportHeader([.. kept.Select(column => column.Name())], ','), 2, bytes.ToArray(), ends);
    }
}
