
namespace CredReport.Cli.Host;

/// <summary>Everything that the tool knows of the process that it runs in, so that a test can run the whole tool.</summary>
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

    /// <summary>The default number of threads.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>A variable of the environment; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The file that standard input is; null where it is none.</summary>
    public FileLocation? InputFile { get; init; }

    /// <summary>The file that standard output is; null where it is none.</summary>
    public FileLocation? OutputFile { get; init; }

    /// <summary>Outputs that are not finished.</summary>
    public TemporaryFiles Temporaries { get; init; } = new();

    /// <summary>Ends the run early, as by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The process as it is.</summary>
    /// <param name="streams">Its standard streams.</param>
    /// <param name="temporaries">Receives outputs that are not finished.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static ToolHost OfProcess(StandardStreams streams, TemporaryFiles temporaries, CancellationToken cancellation) => new()
    {
        Input = streams.OpenInput,
        Output = streams.OpenOutput(),
        Error = streams.OpenError(),
        OutputIsTerminal = streams.IsTerminal(StandardStreams.Output),
        ErrorIsTerminal = streams.IsTerminal(StandardStreams.Error),
        InputFile = streams.FileOf(StandardStreams.Input),
        OutputFile = streams.FileOf(StandardStreams.Output),
        Temporaries = temporaries,
        Variable = Environment.GetEnvironmentVariable,
        AllowsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
        Processors = Environment.ProcessorCount,
        Cancellation = cancellation,
    };
}
