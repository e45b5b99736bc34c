using System.Runtime.CompilerServices;

namespace CredReport.Evaluation;

/// <summary>How many verdicts of each kind there are.</summary>
public sealed class VerdictCounts
{
    private readonly long[] _counts = new long[Verdicts.Count];

    /// <summary>Number of verdicts of one kind.</summary>
    public long this[Verdict verdict] => _counts[(int)verdict];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(Verdict verdict) => _counts[(int)verdict]++;

    internal void Clear() => Array.Clear(_counts);

    internal void Add(VerdictCounts other)
    {
        for (int i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
    }
}
