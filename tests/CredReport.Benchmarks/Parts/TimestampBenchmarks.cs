using System.Text;
using BenchmarkDotNet.Attributes;
using CredReport.Model;

namespace CredReport.Benchmarks.Parts;

/// <summary>From the text of a cell to an instant: AWS's two layouts, one of other programs, and a cell that holds none.</summary>
[MemoryDiagnoser]
public class TimestampBenchmarks
{
    private byte[] _cell = [];

    [Params("2024-07-15T12:35:00Z", "2017-07-18T21:41:36+00:00", "2024-07-15 14:35:00.250+02:00", "N/A")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Encode() => _cell = Encoding.UTF8.GetBytes(Text);

    [Benchmark]
    public long Read() => InstantText.TryRead(_cell, out long seconds) ? seconds : 0;
}
