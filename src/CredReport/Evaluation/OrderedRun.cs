using System.Runtime.ExceptionServices;

namespace CredReport.Evaluation;

/// <summary>
/// Does work on inputs on several threads and writes its findings in the order of the inputs. The input whose turn it is writes
/// as it goes; the others hold what they find, up to a bound.
/// </summary>
internal sealed class OrderedRun(IFindingWriter writer)
{
    /// <summary>A batch of this size is written before its input ends, in bytes.</summary>
    private const long FullBatch = 256 * 1024;

    /// <summary>An input whose turn has not come waits when it holds this much, in bytes.</summary>
    private const long LargestBatch = 4 * 1024 * 1024;

    /// <summary>How many inputs may be begun before the one whose turn it is has ended.</summary>
    private const int MostAhead = 64;

    /// <summary>Guards all fields, and is waited on until the turn moves.</summary>
    private readonly object _gate = new();

    private readonly Dictionary<int, (IFindingBatch Batch, Completed Work)> _parked = [];
    private readonly Stack<IFindingBatch> _emptied = [];
    private int _count;
    private int _next;
    private int _turn;
    private Exception? _failure;

    /// <summary>Does the work on one input.</summary>
    /// <param name="index">Which.</param>
    /// <param name="batch">Receives its findings.</param>
    /// <param name="added">To be called after a finding was added, with what the run judges by.</param>
    public delegate Completed Work(int index, IFindingBatch batch, Action<EvaluationInfo> added);

    /// <summary>What the writer was told to be judged by; null before anything was written.</summary>
    public EvaluationInfo? Evaluation { get; private set; }

    /// <summary>Does the work on all inputs. An exception on any thread ends the run and comes out here.</summary>
    public void ForEach(int count, int threads, Work work, CancellationToken cancellation)
    {
        _count = count;
        Thread[] others = [.. Enumerable.Range(1, Math.Max(0, Math.Min(threads, count) - 1)).Select(_ => new Thread(() => DoWork(work, cancellation)))];
        foreach (Thread thread in others) thread.Start();
        DoWork(work, cancellation);
        foreach (Thread thread in others) thread.Join();
        if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
    }

    /// <summary>Ends the writer's output.</summary>
    public void Finish(AnalysisResult result)
    {
        Begin(result.Evaluation);
        writer.Finish(result);
    }

    private void DoWork(Work work, CancellationToken cancellation)
    {
        try
        {
            while (TryTakeInput(out int index, out IFindingBatch batch))
            {
                cancellation.ThrowIfCancellationRequested();
                Completed completed = work(index, batch, evaluation => WriteIfFull(index, batch, evaluation));
                Complete(index, batch, completed);
            }
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _failure ??= e;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private bool TryTakeInput(out int index, out IFindingBatch batch)
    {
        lock (_gate)
        {
            while (_failure is null && _next < _count && _next - _turn > MostAhead) Monitor.Wait(_gate);
            index = _next;
            batch = null!;
            if (_failure is not null || _next >= _count) return false;

            _next++;
            batch = _emptied.TryPop(out IFindingBatch? emptied) ? emptied : writer.NewBatch();
            return true;
        }
    }

    private void WriteIfFull(int index, IFindingBatch batch, EvaluationInfo evaluation)
    {
        if (batch.Size < FullBatch) return;
        lock (_gate)
        {
            while (_failure is null && _turn != index && batch.Size >= LargestBatch) Monitor.Wait(_gate);
            if (_failure is not null) throw new OperationCanceledException("Another thread ended the run.");
            if (_turn == index) Write(batch, evaluation);
        }
    }

    private void Complete(int index, IFindingBatch batch, Completed completed)
    {
        lock (_gate)
        {
            _parked.Add(index, (batch, completed));
            while (_parked.Remove(_turn, out (IFindingBatch Batch, Completed Work) next))
            {
                Write(next.Batch, next.Work.Evaluation);
                next.Work.Commit();
                _emptied.Push(next.Batch);
                _turn++;
            }

            Monitor.PulseAll(_gate);
        }
    }

    private void Write(IFindingBatch batch, EvaluationInfo evaluation)
    {
        Begin(evaluation);
        writer.Write(batch);
    }

    private void Begin(EvaluationInfo evaluation)
    {
        if (Evaluation is not null) return;
        Evaluation = evaluation;
        writer.Begin(evaluation);
    }

    /// <summary>Work that was done on one input.</summary>
    /// <param name="Evaluation">What the run judges by.</param>
    /// <param name="Commit">Called when the input's turn has come and its findings are written.</param>
    internal sealed record Completed(EvaluationInfo Evaluation, Action Commit);
}
