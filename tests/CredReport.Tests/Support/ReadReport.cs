using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Tests.Support;

/// <summary>A report read row by row to its end.</summary>
/// <param name="Rows">Copies of the rows that could be cut into cells.</param>
/// <param name="Diagnostics">What was wrong, in the order in which it was found.</param>
/// <param name="RowsRead">Rows seen.</param>
/// <param name="RowsRefused">Rows without a copy.</param>
internal sealed record ReadReport(IReadOnlyList<ReportRow> Rows, IReadOnlyList<Diagnostic> Diagnostics, long RowsRead, long RowsRefused)
{
    /// <summary>Reads the text in UTF-8.</summary>
    public static ReadReport Of(string text) => Of(ReportInput.FromBytes(Encoding.UTF8.GetBytes(text), "report.csv"));

    /// <summary>Reads an input.</summary>
    public static ReadReport Of(ReportInput input)
    {
        DiagnosticBag diagnostics = new(input.Name);
        using SourceDocument document = SourceDocument.Open(input, hashes: false, keeps: false, diagnostics);
        using ReportReader? reader = ReportReader.Open(document, diagnostics);
        List<ReportRow> rows = [];
        while (reader is not null && reader.Read()) rows.Add(reader.Row.Copy());
        return new ReadReport(rows, diagnostics.Items, reader?.RowsRead ?? 0, reader?.RowsRefused ?? 0);
    }

    /// <summary>Names of the users, in the order of the rows.</summary>
    public IEnumerable<string> Users => Rows.Select(row => row.Text(ReportColumn.User));

    /// <summary>The lines on which the rows stand.</summary>
    public IEnumerable<long> Lines => Rows.Select(row => row.Line);

    /// <summary>Codes of the diagnostics.</summary>
    public IEnumerable<string> Codes => Diagnostics.Select(diagnostic => diagnostic.Code);
}
