using BenchmarkDotNet.Attributes;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;
using CsvHelper;

namespace CredReport.Benchmarks.Parts;

/// <summary>From bytes to rows. The first is the CSV engine alone, as fast as it goes: what is beyond it is our own.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly byte[] _bytes = SampleReport.Bytes();

    [Benchmark(Baseline = true, OperationsPerInvoke = SampleReport.Rows)]
    public int CsvEngine()
    {
        using CsvReader csv = CsvReader.Create(new MemoryStream(_bytes), new CsvReaderOptions { HasHeader = false, DetectSeparatorHint = false, BufferSize = InputLimits.BlockBytes });
        int length = 0;
        while (csv.Read()) length += csv.GetSpan(0).Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = SampleReport.Rows)]
    public int Rows()
    {
        DiagnosticBag diagnostics = new("");
        using SourceDocument document = SourceDocument.Open(SampleReport.Input(_bytes), hashes: false, keeps: false, diagnostics);
        using ReportReader reader = ReportReader.Open(document, diagnostics)!;
        int length = 0;
        while (reader.Read()) length += reader.Row.Cell(ReportColumn.User).Length;
        return length;
    }
}
