using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>Passes everything on to several writers, in their order.</summary>
internal sealed class CombinedFindingWriter(IReadOnlyList<IFindingWriter> writers) : IFindingWriter
{
    public bool NeedsSourceHash => writers.Any(writer => writer.NeedsSourceHash);

    public bool NeedsEveryDiagnostic => writers.Any(writer => writer.NeedsEveryDiagnostic);

    public void Begin(EvaluationInfo evaluation)
    {
        foreach (IFindingWriter writer in writers) writer.Begin(evaluation);
    }

    public IFindingBatch NewBatch() => new Batch([.. writers.Select(writer => writer.NewBatch())]);

    public void Write(IFindingBatch batch)
    {
        for (int i = 0; i < writers.Count; i++) writers[i].Write(((Batch)batch).Parts[i]);
    }

    public void Complete(SourceResult source)
    {
        foreach (IFindingWriter writer in writers) writer.Complete(source);
    }

    public void Finish(AnalysisResult result)
    {
        foreach (IFindingWriter writer in writers) writer.Finish(result);
    }

    private sealed class Batch(IFindingBatch[] parts) : IFindingBatch
    {
        public IFindingBatch[] Parts => parts;

        public long Size => parts.Sum(part => part.Size);

        public void Add(Finding finding)
        {
            foreach (IFindingBatch part in parts) part.Add(finding);
        }
    }
}
