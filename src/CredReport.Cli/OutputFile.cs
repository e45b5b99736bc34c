namespace CredReport.Cli;

/// <summary>A file that is written beside its place under another name, and put in its place when it is whole.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private bool _committed;

    private OutputFile(string target, string temporary, Stream stream)
    {
        _target = target;
        _temporary = temporary;
        Stream = stream;
    }

    public Stream Stream { get; }

    /// <summary>The place that a name leads to, links followed.</summary>
    public static string Target(string name)
    {
        try
        {
            return File.ResolveLinkTarget(name, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(name);
        }
        catch (IOException)
        {
            return Path.GetFullPath(name);
        }
    }

    /// <summary>The places of files that are read, none of which may be written to.</summary>
    public static HashSet<string> Targets(IEnumerable<string?> paths) => [.. paths.OfType<string>().Select(Target)];

    /// <summary>Sees to it that nothing is overwritten that is read.</summary>
    /// <param name="name">The output.</param>
    /// <param name="read">See <see cref="Targets"/>.</param>
    /// <exception cref="UsageException">It would be.</exception>
    public static void RefuseAmong(string name, HashSet<string> read)
    {
        if (read.Contains(Target(name))) throw new UsageException($"the output '{name}' is also an input: it would be overwritten.");
    }

    /// <summary>Begins a file.</summary>
    /// <exception cref="UsageException">It cannot be made there.</exception>
    public static OutputFile Create(string name)
    {
        if (name.Length == 0) throw new UsageException("the name of an output is empty.");

        string target = Target(name);
        if (Directory.Exists(target)) throw new UsageException($"the output '{name}' is a folder: expected a file.");
        try
        {
            if (IsDevice(target)) return new OutputFile(target, target, new FileStream(target, FileMode.Open, FileAccess.Write));

            string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
            return new OutputFile(target, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024));
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"the output '{name}' cannot be written: there is no folder '{Path.GetDirectoryName(target)}'.");
        }
        catch (UnauthorizedAccessException)
        {
            // The framework names the temporary file, of which nobody knows.
            throw new UsageException($"the output '{name}' cannot be written: permission denied.");
        }
        catch (IOException e)
        {
            throw new UsageException($"the output '{name}' cannot be written: {e.Message}");
        }
    }

    /// <summary>Puts the file in its place, and any file that was there away.</summary>
    public void Commit()
    {
        Stream.Dispose();
        if (_temporary != _target) File.Move(_temporary, _target, overwrite: true);
        _committed = true;
    }

    public void Dispose()
    {
        if (_committed) return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written is thrown away.
        }

        if (_temporary != _target) File.Delete(_temporary);
    }

    /// <summary>A device or a pipe of the process is written to, not replaced.</summary>
    private static bool IsDevice(string target) => !OperatingSystem.IsWindows() && File.Exists(target)
        && (target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal));
}
