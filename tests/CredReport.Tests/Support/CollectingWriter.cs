using CredReport.Evaluation;

namespace CredReport.Tests.Support;

/// <summary>Keeps findings as they are.</summary>
internal sealed class CollectingWriter : IFindingWriter
{
    private readonly List<Finding> _findings = [];

    /// <summary>What was written, in its order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    public bool NeedsSourceHash { get; init; }

    public void Begin(EvaluationInfo evaluation)
    {
    }

    public IFindingBatch NewBatch() => new Batch();

    public void Write(IFindingBatch batch)
    {
        _findings.AddRange(((Batch)batch).Findings);
        ((Batch)batch).Findings.Clear();
    }

    public void Finish(AnalysisResult result)
    {
    }

    private sealed class Batch : IFindingBatch
    {
        public List<Finding> Findings { get; } = [];

        public long Size => Findings.Count;

        public void Add(Finding finding) => Findings.Add(finding);
    }
}
