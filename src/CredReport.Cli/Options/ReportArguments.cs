using CredReport.Cli.Host;
using CredReport.FileSystem;
using CredReport.Input;

namespace CredReport.Cli.Options;

/// <summary>The reports that a command line names: files, folders, or - for standard input.</summary>
internal static class ReportArguments
{
    /// <summary>The inputs of each name.</summary>
    /// <param name="names">The names, in their order.</param>
    /// <param name="host">Has standard input.</param>
    /// <param name="command">For the hint at the help.</param>
    /// <exception cref="UsageException">A name is empty, looks like an option, or is standard input a second time.</exception>
    public static IReadOnlyList<IReadOnlyList<ReportInput>> Find(string[] names, ToolHost host, string command)
    {
        if (names.Contains("")) throw new UsageException("the name of a report is empty: expected a file, a folder, or - for standard input.");
        if (names.Count(name => name == "-") > 1) throw new UsageException("standard input can be read once: '-' is named more than once.");

        if (names.GroupBy(PipeOf).FirstOrDefault(group => group.Key is not null && group.Count() > 1) is { } pipe)
            throw new UsageException($"a pipe can be read once: '{pipe.First()}' is named more than once.");

        // What looks like an option and is none would otherwise be a report that does not exist.
        string? unknown = Array.Find(names, name => name.Length > 1 && name[0] == '-' && !Path.Exists(name));
        if (unknown is not null)
            throw new UsageException($"there is no option '{unknown}'. Write a report with a name that begins with a hyphen as ./{unknown}. Try 'credreport {command} --help'.");

        return [.. names.Select(name => name == "-" ? [ReportInput.FromStream(host.Input(), "-")] : ReportInput.FromPath(name))];
    }

    private static FileIdentity? PipeOf(string name) => FileStatus.Of(name) is { Kind: FileKind.Pipe, Identity: var pipe } ? pipe : null;
}
