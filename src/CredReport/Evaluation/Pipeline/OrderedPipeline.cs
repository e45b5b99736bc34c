using System.Runtime.ExceptionServices;

namespace CredReport.Evaluation.Pipeline;

/// <summary>
/// Does work on inputs and on parts of large ones on several threads, and writes its findings in the order of the inputs and their parts.
/// The part whose turn it is writes as it goes; the others hold what they find, up to a bound.
/// </summary>
internal sealed class OrderedPipeline(IFindingWriter writer)
{
    /// <summary>A batch of this size is written before its part ends, in bytes.</summary>
    private const long FullBatch = 256 * 1024;

    /// <summary>A part whose turn has not come waits when it holds this much, in bytes; of an input of many parts, as each has its own.</summary>
    private const long LargestBatch = 4 * 1024 * 1024;

    /// <summary>The same for a part of many.</summary>
    private const long LargestSharedBatch = 1024 * 1024;

    /// <summary>How many inputs may be begun before the one whose turn it is has ended.</summary>
    private const int MostAhead = 64;

    /// <summary>Guards all fields, and is waited on until the turn moves or there is something to take.</summary>
    private readonly object _gate = new();

    private readonly Dictionary<(int Input, int Number), Task> _parked = [];
    private readonly Stack<IFindingBatch> _emptied = [];

    /// <summary>Inputs with parts that can be taken, and how many of each were taken and not committed.</summary>
    private readonly SortedDictionary<int, OrderedWork> _shared = [];

    private readonly Dictionary<OrderedWork, int> _taken = [];

    private Func<int, OrderedWork> _open = null!;
    private CancellationToken _cancellation;
    private int _count;
    private int _threads;
    private int _running;
    private int _next;
    private (int Input, int Number) _turn;
    private Exception? _failure;

    /// <summary>What the writer was told to be judged by; null before anything was written.</summary>
    public EvaluationInfo? Evaluation { get; private set; }

    /// <summary>Does the work on all inputs. An exception on any thread ends the run and comes out here.</summary>
    /// <param name="count">How many inputs there are.</param>
    /// <param name="threads">How many threads work, the calling one included.</param>
    /// <param name="open">Begins the work on an input; on any thread.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public void ForEach(int count, int threads, Func<int, OrderedWork> open, CancellationToken cancellation)
    {
        _open = open;
        _cancellation = cancellation;
        _count = count;
        _threads = threads;
        lock (_gate)
        {
            _running = 1;
            Start(Math.Min(threads, count));
        }

        DoTasks();
        lock (_gate)
        {
            while (_running > 0) Monitor.Wait(_gate);
        }

        foreach (OrderedWork work in _taken.Keys) work.Dispose();
        if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
    }

    /// <summary>Ends the writer's output.</summary>
    public void Finish(AnalysisResult result)
    {
        Begin(result.Evaluation);
        writer.Finish(result);
    }

    /// <summary>Starts threads until so many are running.</summary>
    private void Start(int threads)
    {
        for (; _running < threads; _running++) new Thread(DoTasks).Start();
    }

    private void DoTasks()
    {
        try
        {
            while (TryTake(out Task? task))
            {
                if (task is null) continue;

                _cancellation.ThrowIfCancellationRequested();
                task.Part.Do(() => WriteIfFull(task), action => DoInTurn(task, action));
                Complete(task);
            }
        }
        catch (Exception e)
        {
            lock (_gate) _failure ??= e;
        }

        lock (_gate)
        {
            _running--;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes what is to be done next: of inputs that are begun before one that is not. False when nothing is left.</summary>
    private bool TryTake(out Task? task)
    {
        task = null;
        OrderedWork? work = null;
        int input = 0;
        IFindingBatch batch;
        lock (_gate)
        {
            while (_failure is null && !CanTake(out input, out work)) Monitor.Wait(_gate);
            if (_failure is not null || input >= _count) return false;
            batch = _emptied.TryPop(out IFindingBatch? emptied) ? emptied : writer.NewBatch();
        }

        work ??= Open(input);
        OrderedPart? part = work.Take(batch, out int number);
        if (part is not null) task = new Task(input, number, work, part);
        if (work.IsShared && part is not { IsLast: false }) Close(input, part, batch);
        return true;
    }

    /// <summary>Chooses what to take. False when others have to go on first; an input behind the last one when nothing is left.</summary>
    private bool CanTake(out int input, out OrderedWork? work)
    {
        if (_shared.Count > 0)
        {
            (input, work) = _shared.First();
            if (_taken[work] > _threads) return false;

            _taken[work]++;
            return true;
        }

        work = null;
        input = _next;
        if (_next < _count && _next - _turn.Input > MostAhead) return false;

        _next = Math.Min(_next + 1, _count);
        return true;
    }

    private OrderedWork Open(int input)
    {
        _cancellation.ThrowIfCancellationRequested();
        OrderedWork work = _open(input);
        lock (_gate)
        {
            _taken.Add(work, 1);
            if (!work.IsShared) return work;

            _shared.Add(input, work);
            Start(_threads);
            Monitor.PulseAll(_gate);
        }

        return work;
    }

    /// <summary>Nothing more can be taken of an input.</summary>
    private void Close(int input, OrderedPart? part, IFindingBatch batch)
    {
        lock (_gate)
        {
            _shared.Remove(input);
            if (part is null) _emptied.Push(batch);

            Monitor.PulseAll(_gate);
        }
    }

    private void WriteIfFull(Task task)
    {
        OrderedPart part = task.Part;
        if (part.Batch.Size < FullBatch) return;
        lock (_gate)
        {
            if (part.Batch.Size >= (task.Work.IsShared ? LargestSharedBatch : LargestBatch)) AwaitTurn(task);
            if (!IsTurn(task)) return;

            if (part.IsRight) Write(part.Batch, task.Work.Evaluation);
            else part.Batch = writer.NewBatch();
        }
    }

    private void DoInTurn(Task task, Action action)
    {
        lock (_gate)
        {
            AwaitTurn(task);
            action();
        }
    }

    private void AwaitTurn(Task task)
    {
        while (_failure is null && !IsTurn(task)) Monitor.Wait(_gate);
        if (_failure is not null) throw new OperationCanceledException("Another thread ended the run.");
    }

    private bool IsTurn(Task task) => _turn == (task.Input, task.Number);

    private void Complete(Task completed)
    {
        lock (_gate)
        {
            _parked.Add((completed.Input, completed.Number), completed);
            while (_failure is null && _parked.Remove(_turn, out Task? task)) Commit(task);
            Monitor.PulseAll(_gate);
        }
    }

    private void Commit(Task task)
    {
        OrderedPart part = task.Part;
        if (!part.IsRight) part.Batch = writer.NewBatch();
        part.Commit(() => WriteIfFull(task));
        Write(part.Batch, task.Work.Evaluation);
        _emptied.Push(part.Batch);
        _taken[task.Work]--;
        _turn.Number++;
        if (!part.IsLast) return;

        task.Work.Commit();
        task.Work.Dispose();
        _taken.Remove(task.Work);
        _turn = (_turn.Input + 1, 0);
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

    /// <summary>A part that a thread has taken.</summary>
    private sealed record Task(int Input, int Number, OrderedWork Work, OrderedPart Part);
}
