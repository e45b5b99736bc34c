using CredReport.Cli.Host;
using CredReport.Input;

namespace CredReport.Cli.Output;

/// <summary>The files that a run reads, so that it writes to none of them.</summary>
internal sealed class InputFiles
{
    private readonly Dictionary<FileLocation, string> _roles = [];

    /// <summary>Takes a file.</summary>
    /// <param name="name">As it was given; null and the empty name are no file.</param>
    /// <param name="role">What it is to the run, with an article.</param>
    public InputFiles Add(string? name, string role)
    {
        if (!string.IsNullOrEmpty(name)) _roles.TryAdd(FileLocation.Of(name), role);
        return this;
    }

    /// <summary>Takes files.</summary>
    /// <param name="names">As they were given.</param>
    /// <param name="role">What they are to the run, with an article.</param>
    public InputFiles Add(IEnumerable<string> names, string role)
    {
        foreach (string name in names) Add(name, role);
        return this;
    }

    /// <summary>Takes reports: files, files of folders, archives, and a file that standard input is.</summary>
    public InputFiles Add(IEnumerable<ReportInput> inputs, ToolHost host)
    {
        foreach (ReportInput input in inputs)
        {
            if (input.FullPath is { } path) Add(path, "an input");
            else if (host.InputFile is { } standard) _roles.TryAdd(standard, "an input");
        }

        return this;
    }

    /// <summary>Refuses an output that is also read.</summary>
    /// <param name="name">The output; not empty.</param>
    /// <exception cref="UsageException">It would be.</exception>
    public void Refuse(string name)
    {
        if (_roles.TryGetValue(FileLocation.Of(name), out string? role)) throw new UsageException($"the output '{name}' is also {role}: it would be overwritten.");
    }

    /// <summary>Refuses a standard output that is also read.</summary>
    /// <param name="standard">Where standard output goes; null where it is no file.</param>
    /// <exception cref="UsageException">It would.</exception>
    public void RefuseStandard(FileLocation? standard)
    {
        if (standard is { } place && _roles.TryGetValue(place, out string? role)) throw new UsageException($"standard output is also {role}: it would be overwritten.");
    }
}
