namespace CredReport.Evaluation.Pipeline;

/// <summary>The work on one input.</summary>
internal abstract class OrderedWork : IDisposable
{
    /// <summary>What the run judges by.</summary>
    public abstract EvaluationInfo Evaluation { get; }

    /// <summary>Whether it has several parts, for as many threads.</summary>
    public virtual bool IsShared => false;

    /// <summary>Takes the next part. Its number counts from 0. Null when none is left.</summary>
    /// <param name="batch">An empty batch for its findings.</param>
    /// <param name="number">The part's number.</param>
    public abstract OrderedPart? Take(IFindingBatch batch, out int number);

    /// <summary>Called when all parts were committed and written.</summary>
    public abstract void Commit();

    public abstract void Dispose();
}
