using CredReport.Cli.Host;
using CredReport.Cli.Terminal;
using CredReport.Reporting;

namespace CredReport.Cli.Output;

/// <summary>Where results go: standard output, files, or both. A file is written whole or not at all.</summary>
internal sealed class OutputSet : IDisposable
{
    /// <summary>Standard output among the names of outputs.</summary>
    private const string StandardOutput = "-";

    private readonly List<OutputFile> _files = [];
    private readonly BufferedStream? _standardOutput;

    private OutputSet(IReadOnlyList<string> names, OutputFormat format, ToolHost host)
    {
        List<OutputTarget> targets = [];
        foreach (string name in names)
        {
            OutputFormat chosen = name == StandardOutput ? format : OutputFormats.OfFile(name) ?? format;
            if (name == StandardOutput)
            {
                bool filters = host.OutputIsTerminal && !chosen.IsTerminalSafe;
                _standardOutput = new BufferedStream(filters ? new EscapingStream(host.Output) : new NonClosingStream(host.Output), 64 * 1024);
                targets.Add(new OutputTarget(_standardOutput, chosen, host.OutputIsTerminal));
                ShowsProgress = chosen.ShowsProgress;
            }
            else
            {
                OutputFile file = OutputFile.Create(name, host);
                _files.Add(file);
                targets.Add(new OutputTarget(file.Stream, chosen, IsTerminal: false));
            }
        }

        Targets = targets;
        NeedsSummary = targets.Exists(target => !target.Format.HasSummary) || _standardOutput is null;
    }

    /// <summary>Where results go, in the order in which they were named.</summary>
    public IReadOnlyList<OutputTarget> Targets { get; }

    /// <summary>Whether a summary belongs on standard error: an output has only rows, or there are only files.</summary>
    public bool NeedsSummary { get; }

    /// <summary>Whether results are written to standard output as lines while the run goes on.</summary>
    public bool ShowsProgress { get; }

    /// <summary>Opens the outputs.</summary>
    /// <param name="names">Files, and - for standard output; none means standard output.</param>
    /// <param name="format">Of standard output, and of files whose ending does not tell.</param>
    /// <param name="read">No output may be one of them.</param>
    /// <param name="host">Has standard output.</param>
    /// <exception cref="UsageException">An output is a file that is read, is listed twice, or cannot be created.</exception>
    public static OutputSet Open(string[] names, OutputFormat format, InputFiles read, ToolHost host)
    {
        names = names.Length == 0 ? [StandardOutput] : [.. names.Select(name => name.Length > 0 && LinkedPath.Descriptor(name) == StandardStreams.Output ? StandardOutput : name)];
        Dictionary<FileLocation, string> seen = [];
        foreach (string name in names)
        {
            FileLocation place;
            if (name == StandardOutput)
            {
                place = host.OutputFile ?? new FileLocation(null, StandardOutput);
                read.RefuseStandard(host.OutputFile);
            }
            else
            {
                OutputFile.RefuseName(name);
                place = FileLocation.Of(name);
                read.Refuse(name);
            }

            if (!seen.TryAdd(place, name))
                throw new UsageException(seen[place] == name ? $"the output '{name}' is named twice." : $"the outputs '{seen[place]}' and '{name}' are the same file.");
        }

        return new OutputSet(names, format, host);
    }

    /// <summary>Moves the files into place. To be called when everything is written.</summary>
    public void Commit()
    {
        _standardOutput?.Flush();
        foreach (OutputFile file in _files) file.Commit();
    }

    public void Dispose()
    {
        foreach (OutputFile file in _files) file.Dispose();
    }
}
