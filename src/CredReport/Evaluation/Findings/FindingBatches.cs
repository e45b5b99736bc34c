using System.Collections.Concurrent;

namespace CredReport.Evaluation.Findings;

/// <summary>Empty batches of a writer, used again and again. May be used by any thread.</summary>
internal sealed class FindingBatches(IFindingWriter writer)
{
    private readonly ConcurrentBag<IFindingBatch> _empty = [];

    /// <summary>An empty batch.</summary>
    public IFindingBatch Rent() => _empty.TryTake(out IFindingBatch? batch) ? batch : writer.NewBatch();

    /// <summary>Takes back a batch that was written, and so emptied.</summary>
    public void Return(IFindingBatch batch) => _empty.Add(batch);
}
