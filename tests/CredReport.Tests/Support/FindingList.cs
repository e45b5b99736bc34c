using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Tests.Support;

/// <summary>Takes the findings of a run instead of writing them.</summary>
internal sealed class FindingList : IFindingWriter
{
    /// <summary>The findings, in the order in which they would be written.</summary>
    public List<Finding> Items { get; } = [];

    /// <summary>How many findings each write brought.</summary>
    public List<int> Writes { get; } = [];

    /// <summary>What the writer was told at its beginning.</summary>
    public EvaluationInfo? Evaluation { get; private set; }

    public bool NeedsSourceHash => false;

    /// <summary>Judges one report, and answers every verdict.</summary>
    public static IReadOnlyList<Finding> Of(Rule rule, string report, Instant? asOf = null)
    {
        FindingList list = new();
        new Analysis([rule], new AnalysisOptions { ShowAll = true, AsOf = asOf }).Run([Input(report)], list);
        return list.Items;
    }

    /// <summary>A report in memory.</summary>
    public static ReportInput Input(string report, string name = "report.csv") => ReportInput.FromBytes(System.Text.Encoding.UTF8.GetBytes(report), name);

    public void Begin(EvaluationInfo evaluation) => Evaluation = evaluation;

    public IFindingBatch NewBatch() => new Batch();

    public void Write(IFindingBatch batch)
    {
        List<Finding> findings = ((Batch)batch).Findings;
        Items.AddRange(findings);
        Writes.Add(findings.Count);
        findings.Clear();
    }

    public void Finish(AnalysisResult result)
    {
    }

    private sealed class Batch : IFindingBatch
    {
        public List<Finding> Findings { get; } = [];

        public long Size => Findings.Count * 1024L;

        public void Add(Finding finding) => Findings.Add(finding);
    }
}
