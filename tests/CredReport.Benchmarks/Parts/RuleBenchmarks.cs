using BenchmarkDotNet.Attributes;
using CredReport.Benchmarks.Generation;
using CredReport.Evaluation;
using CredReport.Evaluation.Rows;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Benchmarks.Parts;

/// <summary>From rows to verdicts, without reading and without writing.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private readonly RowValues[] _rows = [.. SampleReport.ReadRows().Select(row => new RowValues(row))];
    private BoundRule[] _bound = [];

    [Params(BuiltInRules.DefaultId, "hygiene", "all")]
    public string Rules { get; set; } = "";

    [GlobalSetup]
    public void Bind() => _bound = [.. RuleSelection.Resolve([Rules]).Select(rule => rule.At(new Instant(Population.Moment)))];

    [Benchmark(OperationsPerInvoke = SampleReport.Rows)]
    public int Judge()
    {
        int failing = 0;
        foreach (RowValues row in _rows)
        {
            row.MoveNext();
            foreach (BoundRule rule in _bound)
            {
                if (Judgement.Of(rule, row) == Verdict.Fail) failing++;
            }
        }

        return failing;
    }
}
