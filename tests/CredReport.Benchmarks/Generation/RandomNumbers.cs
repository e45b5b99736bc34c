namespace CredReport.Benchmarks.Generation;

/// <summary>A sequence that is the same for one seed on every machine and runtime: SplitMix64, by Steele, Lea and Flood.</summary>
internal sealed class RandomNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, and not including, the bound.</summary>
    public long Below(long bound) => (long)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A number from the first up to, and not including, the second; the first where there is none.</summary>
    public long Between(long first, long end) => end > first ? first + Below(end - first) : first;

    /// <summary>True so many times in ten thousand.</summary>
    public bool Chance(int inTenThousand) => Below(10_000) < inTenThousand;

    /// <summary>One of the items, each as likely as the others.</summary>
    public T OneOf<T>(IReadOnlyList<T> items) => items[(int)Below(items.Count)];

    private ulong Next()
    {
        ulong mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
