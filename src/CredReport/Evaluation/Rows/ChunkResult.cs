using CredReport.Evaluation.Accounts;
using CredReport.Evaluation.Exceptions;
using CredReport.Parsing;

namespace CredReport.Evaluation.Rows;

/// <summary>
/// What came of the rows of a chunk, or of some of them that follow each other: plain data, owned by one place at a time. A chunk has
/// several results where one would hold too much.
/// </summary>
/// <param name="chunk">The chunk.</param>
/// <param name="begins">The header under which its rows were taken to begin.</param>
/// <param name="rules">How many rules there are.</param>
/// <param name="findings">An empty batch.</param>
internal sealed class ChunkResult(LineChunk chunk, HeaderState begins, int rules, IFindingBatch findings) : IDisposable
{
    /// <summary>The chunk, which is held until all its results were merged: its rows may have to be evaluated again.</summary>
    public LineChunk Chunk => chunk;

    /// <summary>The header under which the chunk's rows were taken to begin.</summary>
    public HeaderState Begins => begins;

    /// <summary>Whether it is the chunk's first.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The findings that are shown.</summary>
    public IFindingBatch Findings => findings;

    /// <summary>The verdicts of each rule.</summary>
    public VerdictCounts[] ByRule { get; } = NewCounts(rules);

    /// <summary>Accounts and users, and what is wrong with the rows.</summary>
    public AccountBuffer Accounts { get; set; } = null!;

    /// <summary>Copies of the rows of accounts whose rows are kept.</summary>
    public List<ReportRow> KeptRows { get; } = [];

    /// <summary>Rows that were evaluated.</summary>
    public long Judged { get; set; }

    /// <summary>Rows that were not, as no rule can be under their header.</summary>
    public long NotJudged { get; set; }

    /// <summary>Verdicts of <see cref="Verdict.Fail"/>.</summary>
    public long Failing { get; set; }

    /// <summary>What there is to know when all rows of the chunk were evaluated; null for a result after which another comes.</summary>
    public ChunkEnd? End { get; set; }

    /// <summary>Gives the memory of what was merged to the next one.</summary>
    public void Dispose() => Accounts.Dispose();

    private static VerdictCounts[] NewCounts(int rules)
    {
        VerdictCounts[] counts = new VerdictCounts[rules];
        for (int i = 0; i < rules; i++) counts[i] = new VerdictCounts();
        return counts;
    }
}

/// <summary>The end of a chunk.</summary>
/// <param name="Header">Under what the rows of the next chunk begin.</param>
/// <param name="HasJudgedHeader">Whether any row under some header of the chunk can pass or fail.</param>
/// <param name="RowsRead">Rows of the chunk, headers and blank lines aside.</param>
/// <param name="RowsRefused">Rows that could not be cut into cells.</param>
/// <param name="Occurrences">What may stand on every line.</param>
/// <param name="Coverage">What accepted risks cover; null when they can cover nothing.</param>
internal sealed record ChunkEnd(HeaderState Header, bool HasJudgedHeader, long RowsRead, long RowsRefused, OccurrenceCounters Occurrences, AcceptedRiskCoverage? Coverage);
