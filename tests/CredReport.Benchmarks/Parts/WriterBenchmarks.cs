using BenchmarkDotNet.Attributes;
using CredReport.Evaluation;
using CredReport.Evaluation.Rows;
using CredReport.Gsl;
using CredReport.Parsing;
using CredReport.Reporting;
using CredReport.Rules;

namespace CredReport.Benchmarks.Parts;

/// <summary>From findings to bytes, in each format. Every user is a finding with the verdict it has, as <c>--show all</c> has it.</summary>
[MemoryDiagnoser]
public class WriterBenchmarks
{
    private readonly Rule _rule = BuiltInRules.Get(BuiltInRules.DefaultId);
    private (ReportRow Row, Verdict Verdict)[] _users = [];
    private BoundRule _bound = null!;
    private AnalysisResult _result = null!;

    [ParamsSource(nameof(Formats))]
    public OutputFormat Format { get; set; } = OutputFormat.Text;

    public static IEnumerable<OutputFormat> Formats => OutputFormats.All;

    [GlobalSetup]
    public void Analyse()
    {
        _bound = _rule.At(null);
        _users = [.. SampleReport.ReadRows().Select(row => (row, Judgement.Of(_bound, new RowValues(row))))];
        IFindingWriter writer = FindingWriters.Create(Format, Stream.Null);
        _result = new Analysis([_rule]).Run([SampleReport.Input(SampleReport.Bytes())], writer);
    }

    [Benchmark(OperationsPerInvoke = SampleReport.Rows)]
    public void Write()
    {
        IFindingWriter writer = FindingWriters.Create(Format, Stream.Null);
        writer.Begin(_result.Evaluation);
        IFindingBatch batch = writer.NewBatch();

        // A finding works things out when it is asked, and keeps them: each run has new ones.
        foreach ((ReportRow row, Verdict verdict) in _users) batch.Add(new Finding(_rule, _bound, verdict, row, "credential-report.csv"));
        writer.Write(batch);
        writer.Finish(_result);
    }
}
