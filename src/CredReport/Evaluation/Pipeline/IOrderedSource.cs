namespace CredReport.Evaluation.Pipeline;

/// <summary>Work whose parts are taken one after the other and done on any threads. One thread at a time takes a part.</summary>
/// <typeparam name="TResult">What comes of the work.</typeparam>
internal interface IOrderedSource<TResult> : IDisposable
{
    /// <summary>Whether there is another part.</summary>
    bool HasNext { get; }

    /// <summary>Takes the next part. Its results are computed as they are asked for, on the thread that asks.</summary>
    IEnumerable<TResult> Next();
}
