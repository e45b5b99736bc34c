namespace CredReport.Input;

/// <summary>Bounds on what is held in memory at once, against hostile input.</summary>
public sealed record InputLimits
{
    /// <summary>How much of an input is looked at to tell its form, in bytes.</summary>
    internal const int SniffBytes = 64 * 1024;

    /// <summary>The largest answer that holds a report in base64, in bytes: 5,000 users, the quota of an account, make 7 MB of it.</summary>
    internal const int AnswerBytes = 64 * 1024 * 1024;

    /// <summary>How much of standard input is kept in memory for a second pass before a temporary file takes over, in bytes.</summary>
    internal const int SpoolBytes = 8 * 1024 * 1024;

    /// <summary>How much is asked of a file at a time, in bytes.</summary>
    internal const int BlockBytes = 256 * 1024;

    /// <summary>The limits where nobody names others.</summary>
    public static InputLimits Default { get; } = new();

    /// <summary>The longest line that is read, in bytes, at least 1; a row of a real report has at most about 1,050.</summary>
    public int LineBytes { get; init; } = 64 * 1024;

    /// <summary>How long a chunk is at least, in bytes: it fits into a processor's own cache.</summary>
    internal int ChunkBytes { get; init; } = 124 * 1024;

    /// <summary>The most that is read of what gzip holds, in bytes, at least 1.</summary>
    public long InflatedBytes { get; init; } = 1024L * 1024 * 1024;
}
