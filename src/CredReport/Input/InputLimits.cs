namespace CredReport.Input;

/// <summary>Limits that protect against hostile input.</summary>
public sealed record InputLimits
{
    /// <summary>How much of an input is examined to recognize its form, in bytes.</summary>
    internal const int SniffBytes = 64 * 1024;

    /// <summary>
    /// The largest API response read, in bytes: the report of 5,000 users, the quota of an account, takes 7 MB in base64.
    /// </summary>
    internal const int AnswerBytes = 64 * 1024 * 1024;

    /// <summary>How much of standard input is kept in memory for a second pass; a larger one goes to a temporary file. In bytes.</summary>
    internal const int SpoolBytes = 8 * 1024 * 1024;

    /// <summary>How much of a file is read at a time, in bytes.</summary>
    internal const int BlockBytes = 256 * 1024;

    /// <summary>The default limits.</summary>
    public static InputLimits Default { get; } = new();

    /// <summary>The longest line that is read, in bytes, at least 1. A row of a real report has at most about 1,050.</summary>
    public int LineBytes { get; init; } = 64 * 1024;

    /// <summary>How long a chunk is at least, in bytes: it fits into a processor's own cache.</summary>
    internal int ChunkBytes { get; init; } = 124 * 1024;

    /// <summary>The most that gzip data may inflate to, in bytes, at least 1.</summary>
    public long InflatedBytes { get; init; } = 1024L * 1024 * 1024;
}
