using System.Runtime.CompilerServices;

namespace CredReport.Evaluation;

/// <summary>How many verdicts of each kind there are.</summary>
public sealed class VerdictCounts
{
    private VerdictTally _tally;

    /// <summary>Counts nothing yet.</summary>
    public VerdictCounts()
    {
    }

    internal VerdictCounts(in VerdictTally tally) => _tally = tally;

    /// <summary>Number of verdicts of one kind.</summary>
    public long this[Verdict verdict] => _tally[(int)verdict];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(Verdict verdict) => _tally[(int)verdict]++;

    internal void Clear() => _tally = default;

    internal void Add(VerdictCounts other) => _tally.Add(other._tally);

    internal void AddTo(ref VerdictTally sum) => sum.Add(_tally);
}

/// <summary>The numbers of <see cref="VerdictCounts"/>, by verdict, as a part of what has them: there may be hundreds of thousands of accounts.</summary>
[InlineArray(Verdicts.Count)]
internal struct VerdictTally
{
    private long _first;

    public void Add(in VerdictTally other)
    {
        for (int i = 0; i < Verdicts.Count; i++) this[i] += other[i];
    }
}
