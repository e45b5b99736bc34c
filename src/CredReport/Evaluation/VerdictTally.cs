using System.Runtime.CompilerServices;

namespace CredReport.Evaluation;

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
