using CredReport.Benchmarks.Generation;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Parsing;

namespace CredReport.Benchmarks.Parts;

/// <summary>The report that the parts are measured on: one account of 5,000 rows, in memory.</summary>
internal static class SampleReport
{
    /// <summary>Rows of the report; times are given a row.</summary>
    public const int Rows = ReportGenerator.LargestAccount;

    private const string Name = "credential-report.csv";

    public static byte[] Bytes()
    {
        using MemoryStream text = new();
        new ReportGenerator(ReportGenerator.DefaultSeed).Write(text, Rows);
        return text.ToArray();
    }

    public static ReportInput Input(byte[] bytes) => ReportInput.FromBytes(bytes, Name);

    /// <summary>The rows with bytes of their own, so that reading them is no part of what is measured.</summary>
    public static ReportRow[] ReadRows()
    {
        DiagnosticBag diagnostics = new(Name);
        using SourceDocument document = SourceDocument.Open(Input(Bytes()), hashes: false, keeps: false, diagnostics);
        using ReportReader reader = ReportReader.Open(document, diagnostics)!;
        List<ReportRow> rows = [];
        while (reader.Read()) rows.Add(reader.Row.Copy());
        return [.. rows];
    }
}
