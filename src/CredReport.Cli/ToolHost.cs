namespace CredReport.Cli;

/// <summary>All that the tool knows of the process that it runs in, so that a test can run the whole tool.</summary>
internal sealed record ToolHost
{
    /// <summary>Standard input; opened when something reads it.</summary>
    public required Func<Stream> Input { get; init; }

    /// <summary>Standard output, for results.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error, for everything else.</summary>
    public required Stream Error { get; init; }

    /// <summary>Whether a person sees standard output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person sees standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether the environment allows colours on a terminal.</summary>
    public bool AllowsColor { get; init; } = true;

    /// <summary>How many threads judge where nobody says.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>A variable of the environment; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Ends the run early, as by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    public static ToolHost OfProcess(CancellationToken cancellation) => new()
    {
        Input = Console.OpenStandardInput,
        Output = Console.OpenStandardOutput(),
        Error = Console.OpenStandardError(),
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        AllowsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
        Processors = Environment.ProcessorCount,
        Cancellation = cancellation,
    };
}
