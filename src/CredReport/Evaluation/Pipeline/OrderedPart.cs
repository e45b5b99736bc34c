namespace CredReport.Evaluation.Pipeline;

/// <summary>A part of the work on an input, done by one thread: all of it, or a segment.</summary>
/// <param name="batch">Receives the findings.</param>
/// <param name="isLast">Whether the input ends with it.</param>
internal abstract class OrderedPart(IFindingBatch batch, bool isLast)
{
    /// <summary>Holds the findings that were not written.</summary>
    public IFindingBatch Batch { get; set; } = batch;

    public bool IsLast => isLast;

    /// <summary>Whether what was found may be written. Asked when all parts before were committed.</summary>
    public virtual bool IsRight => true;

    /// <summary>Does the work.</summary>
    /// <param name="added">To be called after a finding was added to the batch.</param>
    /// <param name="inTurn">Does something when all parts before were committed, and waits for that.</param>
    public abstract void Do(Action added, Action<Action> inTurn);

    /// <summary>Called when the work is done and all parts before were committed; the batch is written then. May add to the batch.</summary>
    /// <param name="added">To be called after a finding was added to the batch.</param>
    public virtual void Commit(Action added)
    {
    }
}
