using System.Text;
using CredReport.Diagnostics;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Rules;

/// <summary>Builds a row from the cells of a rule's example: a missing cell is <c>N/A</c>, a missing boolean one <c>false</c>.</summary>
internal static class ExampleRow
{
    private static readonly ReportHeader Header = new(Names, ',');

    private static IReadOnlyList<string> Names => ReportColumns.AllNames;

    public static bool IsColumn(string name) => Names.Contains(name);

    /// <summary>"Did you mean", or nothing.</summary>
    public static string Suggest(string name) => Suggestion.DidYouMean(name, Names);

    /// <summary>The row, as if it were on line 2.</summary>
    public static ReportRow Of(IReadOnlyDictionary<string, string> cells)
    {
        HashSet<string> booleans = [.. IamUserEntity.Properties.Where(property => property.Type == PropertyType.Boolean).Select(property => property.Column.Name())];
        using MemoryStream bytes = new();
        int[] ends = new int[Names.Count];
        for (int i = 0; i < Names.Count; i++)
        {
            string cell = cells.GetValueOrDefault(Names[i]) ?? (booleans.Contains(Names[i]) ? "false" : "N/A");
            bytes.Write(Encoding.UTF8.GetBytes(cell));
            ends[i] = (int)bytes.Length;
        }

        return new ReportRow(Header, 2, bytes.ToArray(), ends);
    }
}
