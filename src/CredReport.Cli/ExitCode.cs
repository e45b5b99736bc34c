namespace CredReport.Cli;

/// <summary>What the tool answers to a shell.</summary>
internal static class ExitCode
{
    /// <summary>Nothing failed at or above the severity asked for.</summary>
    public const int Clean = 0;

    /// <summary>Something failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, a rule or exceptions file that cannot be used, or no report could be evaluated.</summary>
    public const int Unusable = 2;

    /// <summary>Finished, but something that a chosen rule needs could not be evaluated.</summary>
    public const int Incomplete = 3;

    /// <summary>Interrupted: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
