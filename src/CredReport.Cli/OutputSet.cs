using CredReport.Input;
using CredReport.Reporting;

namespace CredReport.Cli;

/// <summary>Where results go: standard output, files, or both. Files come whole or not at all.</summary>
internal sealed class OutputSet : IDisposable
{
    private readonly List<OutputFile> _files = [];
    private readonly BufferedStream? _standardOutput;

    private OutputSet(IReadOnlyList<string> names, OutputFormat format, ToolHost host)
    {
        List<OutputTarget> targets = [];
        foreach (string name in names)
        {
            OutputFormat chosen = name == "-" ? format : OutputFormats.OfFile(name) ?? format;
            if (name == "-")
            {
                // CSV is the one format that holds the report's text as it stands.
                bool filters = host.OutputIsTerminal && chosen == OutputFormat.Csv;
                _standardOutput = new BufferedStream(filters ? new VisibleStream(host.Output) : new OpenStream(host.Output), 64 * 1024);
                targets.Add(new OutputTarget(_standardOutput, chosen, host.OutputIsTerminal));
                ShowsText = chosen == OutputFormat.Text;
            }
            else
            {
                OutputFile file = OutputFile.Create(name);
                _files.Add(file);
                targets.Add(new OutputTarget(file.Stream, chosen, IsTerminal: false));
            }
        }

        Targets = targets;
        NeedsSpokenSummary = targets.Exists(target => target.Format == OutputFormat.Csv) || _standardOutput is null;
    }

    /// <summary>Where results go, in the order in which they were named.</summary>
    public IReadOnlyList<OutputTarget> Targets { get; }

    /// <summary>Whether no result on standard output says what was judged: rows alone, or files alone.</summary>
    public bool NeedsSpokenSummary { get; }

    /// <summary>Whether results come as lines on standard output.</summary>
    public bool ShowsText { get; }

    /// <summary>Opens the outputs.</summary>
    /// <param name="names">Files, and - for standard output; none means standard output.</param>
    /// <param name="format">Of standard output, and of files whose ending does not tell.</param>
    /// <param name="inputs">No output may be one of them.</param>
    /// <param name="host">Has standard output.</param>
    /// <exception cref="UsageException">An output is an input, stands twice, or cannot be made.</exception>
    public static OutputSet Open(string[] names, OutputFormat format, IReadOnlyList<ReportInput> inputs, ToolHost host)
    {
        bool writesFile = Array.Exists(names, name => name != "-");
        HashSet<string> read = writesFile ? OutputFile.Targets(inputs.Select(input => input.FullPath)) : [];
        HashSet<string> seen = [];
        foreach (string name in names)
        {
            string target = name == "-" ? name : OutputFile.Target(name);
            if (!seen.Add(target)) throw new UsageException($"the output '{name}' is named twice.");
            if (name != "-") OutputFile.RefuseAmong(name, read);
        }

        return new OutputSet(names.Length == 0 ? ["-"] : names, format, host);
    }

    /// <summary>Puts the files in place. To be called when everything is written.</summary>
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
