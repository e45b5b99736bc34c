using CredReport.Cli.Host;
using CredReport.FileSystem;

namespace CredReport.Cli.Output;

/// <summary>A file that is written under a temporary name next to its own, and moved into place when it is whole. A pipe or a device is written to directly.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _name;
    private readonly string _target;
    private readonly string? _temporary;
    private readonly TemporaryFiles _temporaries;
    private bool _committed;

    private OutputFile(string name, string target, string? temporary, Stream stream, TemporaryFiles temporaries)
    {
        _name = name;
        _target = target;
        _temporary = temporary;
        _temporaries = temporaries;
        Stream = stream;
    }

    public Stream Stream { get; }

    /// <summary>Begins a file. It gets the permissions of the file that it replaces.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="host">Has the files that are not finished, and standard error, which may have a name too.</param>
    /// <exception cref="UsageException">It cannot be created there.</exception>
    public static OutputFile Create(string name, ToolHost host)
    {
        RefuseName(name);
        if (LinkedPath.Descriptor(name) == StandardStreams.Error) return new OutputFile(name, name, null, new NonClosingStream(host.Error), host.Temporaries);

        FileStatus? replaced = FileStatus.Of(name);
        if (replaced is { Kind: (FileKind.Folder or FileKind.Socket or FileKind.BlockDevice) and var kind }) throw new UsageException($"the output '{name}' is {kind.Noun()}: expected a file.");

        string target = LinkedPath.Follow(name) ?? throw new UsageException($"the output '{name}' cannot be written: it is a link that leads back to itself.");
        string folder = Path.GetDirectoryName(target)!;
        string? temporary = null;
        try
        {
            if (replaced is { Kind: FileKind.Pipe or FileKind.CharacterDevice })
            {
                FileStream device = new(name, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 64 * 1024);
                return new OutputFile(name, target, null, new OutputStream(device), host.Temporaries);
            }

            temporary = host.Temporaries.Take(folder);
            return new OutputFile(name, target, temporary, new OutputStream(CreateTemporary(temporary, replaced?.Mode)), host.Temporaries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (temporary is not null) host.Temporaries.Delete(temporary);
            throw new UsageException(e is DirectoryNotFoundException
                ? $"the output '{name}' cannot be written: there is no folder '{folder}'."
                : $"the output '{name}' cannot be written: {OutputStream.Reason(e)}");
        }
    }

    /// <summary>Moves the file into place; it replaces any file that was there.</summary>
    /// <exception cref="IOException">The last bytes cannot be written, or the file cannot be put there.</exception>
    public void Commit()
    {
        Stream.Dispose();
        try
        {
            if (_temporary is not null) _temporaries.Finish(_temporary, _target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the output '{_name}' cannot be written: {OutputStream.Reason(e)}");
        }

        _committed = true;
    }

    public void Dispose()
    {
        if (_committed) return;
        try
        {
            Stream.Dispose();
        }
        catch (Exception e) when (OutputStream.IsWriteFailure(e))
        {
            // What could not be written is thrown away.
        }

        if (_temporary is not null) _temporaries.Delete(_temporary);
    }

    /// <summary>Refuses a name that no file can have.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static void RefuseName(string name)
    {
        if (name.Length == 0) throw new UsageException("the name of an output is empty: expected a file.");
        if (!ReadableFile.HasName(name)) throw new UsageException($"the output '{name}' cannot be written: its name is not UTF-8.");
        if (Path.EndsInDirectorySeparator(name) && !Directory.Exists(name)) throw new UsageException($"the output '{name}' ends as the name of a folder: expected a file.");
    }

    /// <summary>While it is written it is never more open than the file that it is to replace.</summary>
    private static FileStream CreateTemporary(string path, UnixFileMode? mode)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 64 * 1024 };
        if (OperatingSystem.IsWindows() || mode is not { } kept) return new FileStream(path, options);

        options.UnixCreateMode = kept;
        FileStream stream = new(path, options);
        try
        {
            // What the umask took away.
            File.SetUnixFileMode(stream.SafeFileHandle, kept);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file system without permissions.
        }

        return stream;
    }
}
