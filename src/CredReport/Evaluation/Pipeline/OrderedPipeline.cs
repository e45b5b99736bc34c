using System.Runtime.ExceptionServices;

namespace CredReport.Evaluation.Pipeline;

/// <summary>
/// Works on the parts of sources on several threads, and hands over their results in order: that of the sources, of the parts of each,
/// and of the results of each part. Whoever takes the results works too, while none is due. Used once.
/// </summary>
/// <param name="count">How many sources there are.</param>
/// <param name="threads">How many threads work, at least 1, that of whoever takes the results included.</param>
/// <param name="open">Opens a source; on any thread.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class OrderedPipeline<TSource, TResult>(int count, int threads, Func<int, TSource> open, CancellationToken cancellation)
    where TSource : class, IOrderedSource<TResult>
    where TResult : class
{
    /// <summary>How many results are held for each thread, so that memory does not grow with what is not due yet.</summary>
    private const int MostHeld = 8;

    /// <summary>How many sources may be opened before the results of the first of them were all taken.</summary>
    private const int MostAhead = 64;

    /// <summary>Guards all fields, and is waited on until something is due or there is something to do.</summary>
    private readonly object _gate = new();

    /// <summary>The sources that were begun, in their order; what is due is of the first.</summary>
    private readonly Queue<Begun> _begun = [];

    private int _next;
    private int _held;
    private int _workers;
    private bool _isOver;
    private Exception? _failure;

    /// <summary>
    /// The results in order, each with its source, and null after the last one of a source, which is disposed of by whoever takes it.
    /// The first exception of any thread ends the work and comes out here.
    /// </summary>
    public IEnumerable<(TSource Source, TResult? Result)> Run()
    {
        try
        {
            lock (_gate) StartWorkers(Math.Min(threads, count));
            Part? part = null;
            while (TryTakeDue(ref part, out (TSource, TResult?) due)) yield return due;
        }
        finally
        {
            Stop();
        }
    }

    /// <summary>Takes what is due next, and works until something is. False when all was taken.</summary>
    private bool TryTakeDue(ref Part? part, out (TSource Source, TResult? Result) due)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Begun? source;
            lock (_gate)
            {
                while (true)
                {
                    if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
                    if (TryDequeue(out due)) return true;
                    if (_begun.Count == 0 && _next == count) return false;
                    if (CanWork(part, out source)) break;
                    Monitor.Wait(_gate);
                }
            }

            part = Work(source is null ? part : Take(source));
        }
    }

    private void StartWorkers(int most)
    {
        for (; _workers < most - 1; _workers++) new Thread(WorkUntilOver).Start();
    }

    private void WorkUntilOver()
    {
        try
        {
            Part? part = null;
            while (true)
            {
                Begun? source = null;
                lock (_gate)
                {
                    while (!_isOver && _failure is null && !CanWork(part, out source)) Monitor.Wait(_gate);
                    if (_isOver || _failure is not null) break;
                }

                cancellation.ThrowIfCancellationRequested();
                part = Work(source is null ? part : Take(source));
            }
        }
        catch (Exception e)
        {
            lock (_gate) _failure ??= e;
        }

        lock (_gate)
        {
            _workers--;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Whether a thread may go on with its part, or take one where it has none: of a source that was begun before one that was not.</summary>
    private bool CanWork(Part? part, out Begun? source)
    {
        source = null;
        if (part is not null) return _held < MostHeld * threads || (part.Results.Count == 0 && IsDue(part));

        source = _begun.FirstOrDefault(begun => begun.HasNext);
        if (source is null && _next < count && _begun.Count < MostAhead) _begun.Enqueue(source = new Begun(_next++));
        else if (source is null or { IsTaken: true }) return false;

        source.IsTaken = true;
        return true;
    }

    private bool IsDue(Part part) => _begun.Peek().Parts.TryPeek(out Part? due) && due == part;

    /// <summary>Takes the next part of a source; null where it has none.</summary>
    private Part? Take(Begun begun)
    {
        TSource source = begun.Source ??= open(begun.Index);
        Part? part = source.HasNext ? new Part(source.Next().GetEnumerator()) : null;
        lock (_gate)
        {
            if (part is not null) begun.Parts.Enqueue(part);
            begun.HasNext = source.HasNext;
            begun.IsTaken = false;
            if (begun.HasNext) StartWorkers(threads);
            Monitor.PulseAll(_gate);
        }

        return part;
    }

    /// <summary>Computes the next result of a part. Null when it has no more.</summary>
    private Part? Work(Part? part)
    {
        if (part is null) return null;

        bool hasResult = part.Work.MoveNext();
        if (!hasResult) part.Work.Dispose();
        lock (_gate)
        {
            part.IsDone = !hasResult;
            if (hasResult)
            {
                part.Results.Enqueue(part.Work.Current);
                _held++;
            }

            Monitor.PulseAll(_gate);
        }

        return hasResult ? part : null;
    }

    private bool TryDequeue(out (TSource Source, TResult? Result) due)
    {
        while (_begun.TryPeek(out Begun? first))
        {
            if (first.Parts.TryPeek(out Part? part))
            {
                if (part.Results.TryDequeue(out TResult? result))
                {
                    _held--;
                    Monitor.PulseAll(_gate);
                    due = (first.Source!, result);
                    return true;
                }

                if (!part.IsDone) break;
                first.Parts.Dequeue();
                Monitor.PulseAll(_gate);
            }
            else if (first.IsTaken || first.HasNext)
            {
                break;
            }
            else
            {
                _begun.Dequeue();
                Monitor.PulseAll(_gate);
                due = (first.Source!, null);
                return true;
            }
        }

        due = default;
        return false;
    }

    /// <summary>Ends the threads, and disposes of the sources whose results were not all taken.</summary>
    private void Stop()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
            while (_workers > 0) Monitor.Wait(_gate);
        }

        foreach (Begun begun in _begun) begun.Source?.Dispose();
    }

    /// <summary>A source, or one that is being opened.</summary>
    private sealed class Begun(int index)
    {
        public int Index => index;

        public TSource? Source { get; set; }

        /// <summary>Parts with results that were not all taken, in their order.</summary>
        public Queue<Part> Parts { get; } = [];

        public bool HasNext { get; set; }

        /// <summary>Whether a thread opens it, or takes its next part.</summary>
        public bool IsTaken { get; set; }
    }

    /// <summary>A part of a source, on which one thread works.</summary>
    private sealed class Part(IEnumerator<TResult> work)
    {
        public IEnumerator<TResult> Work => work;

        /// <summary>Results that were not taken, in their order.</summary>
        public Queue<TResult> Results { get; } = [];

        public bool IsDone { get; set; }
    }
}
