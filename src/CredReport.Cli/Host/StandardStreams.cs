using System.Runtime.InteropServices;
using CredReport.FileSystem;

namespace CredReport.Cli.Host;

/// <summary>
/// The standard streams of the process. One that the parent closed is kept from being another file: the next file that is opened would
/// take its number.
/// </summary>
internal sealed partial class StandardStreams
{
    public const int Input = 0;

    public const int Output = 1;

    public const int Error = 2;

    private const int GetFlags = 1;

    private const int ClosedOnExec = 1;

    private const int ReadAndWrite = 2;

    private readonly bool[] _isClosed = new bool[3];

    private StandardStreams()
    {
    }

    /// <summary>The streams as the parent gave them. To be called before anything is opened.</summary>
    public static StandardStreams Take()
    {
        StandardStreams streams = new();
        if (OperatingSystem.IsWindows()) return streams;

        for (int descriptor = Input; descriptor <= Error; descriptor++)
        {
            int flags = FileControl(descriptor, GetFlags);

            // No descriptor that came through exec has the flag: such a one is the runtime's own, which found the number free.
            streams._isClosed[descriptor] = flags < 0 || (flags & ClosedOnExec) != 0;
            if (flags < 0) _ = OpenFile("/dev/null", ReadAndWrite);
        }

        return streams;
    }

    /// <summary>Standard input.</summary>
    /// <exception cref="UsageException">It is closed.</exception>
    public Stream OpenInput() => _isClosed[Input] ? throw new UsageException("standard input cannot be read: it is closed.") : Console.OpenStandardInput();

    /// <summary>Standard output; writing to a closed one fails.</summary>
    public Stream OpenOutput() => _isClosed[Output] ? new ClosedStream("standard output is closed.") : Console.OpenStandardOutput();

    /// <summary>Standard error; what is written to a closed one is lost.</summary>
    public Stream OpenError() => _isClosed[Error] ? Stream.Null : Console.OpenStandardError();

    /// <summary>Whether a person sees a stream.</summary>
    public bool IsTerminal(int descriptor) => !_isClosed[descriptor] && !(descriptor == Error ? Console.IsErrorRedirected : Console.IsOutputRedirected);

    /// <summary>The file that a stream is; null where it is none.</summary>
    public FileLocation? FileOf(int descriptor) =>
        !OperatingSystem.IsWindows() && !_isClosed[descriptor] && FileStatus.Of($"/dev/fd/{descriptor}") is { Kind: FileKind.Regular, Identity: { } identity } ? new FileLocation(identity, null) : null;

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int FileControl(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    private sealed class ClosedStream(string reason) : NonClosingStream(Null)
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException(reason);
    }
}
