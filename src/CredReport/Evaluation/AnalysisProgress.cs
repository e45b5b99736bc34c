namespace CredReport.Evaluation;

/// <summary>What a run has done so far. May be read from any thread while the run goes on.</summary>
public sealed class AnalysisProgress
{
    private long _bytes;
    private long _rows;
    private long _failing;

    /// <summary>Bytes of the inputs that were read.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Rows that were judged.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Verdicts of <see cref="Verdict.Fail"/>.</summary>
    public long Failing => Interlocked.Read(ref _failing);

    internal void Add(long bytes, long rows, long failing)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _failing, failing);
    }
}
