using System.Globalization;
using System.Runtime.InteropServices;

namespace CredReport.FileSystem;

/// <summary>Opens files for reading, and refuses what is not a readable file with a message that says why.</summary>
internal static partial class ReadableFile
{
    /// <summary>The largest file that is read into memory, in bytes.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>What .NET puts in place of bytes that are not UTF-8.</summary>
    private const char NotUtf8 = '\uFFFD';

    private const string NullDevice = "/dev/null";

    /// <summary>Opens a file, a pipe, a terminal or the null device. Opening a pipe waits for its writer.</summary>
    /// <exception cref="IOException">It is something else, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static FileStream Open(string path)
    {
        FileStatus? status = FileStatus.Of(path);
        if (status is null && !HasName(path))
            throw new IOException("its name is not UTF-8. Rename the file, or pass it through standard input.");

        if (status is { Kind: FileKind.Socket or FileKind.BlockDevice } other) throw Unreadable(other.Kind);

        FileStream stream = new(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.SequentialScan,
        });
        if (status is { Kind: FileKind.CharacterDevice } device && !EndsByItself(device, stream))
        {
            stream.Dispose();
            throw Unreadable(device.Kind);
        }

        return stream;
    }

    /// <summary>The bytes of a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="IOException">It has more, or <see cref="Open"/> refuses it.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static byte[] ReadAll(string path, int most = MostBytes)
    {
        using FileStream file = Open(path);
        return ReadAll(file, most);
    }

    /// <summary>The remaining bytes of a stream.</summary>
    /// <param name="stream">The stream; left open.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="IOException">It has more, or cannot be read.</exception>
    public static byte[] ReadAll(Stream stream, int most = MostBytes)
    {
        using MemoryStream held = new();
        byte[] block = new byte[Math.Min(most, 64 * 1024)];
        int read;
        while ((read = stream.Read(block)) > 0)
        {
            if (held.Length + read > most)
            {
                throw new IOException(
                    string.Create(CultureInfo.InvariantCulture, $"it has more than {most} bytes, the most that are accepted."));
            }

            held.Write(block, 0, read);
        }

        return held.ToArray();
    }

    /// <summary>Whether a path can be read more than once.</summary>
    public static bool CanReopen(string path) => FileStatus.Of(path) is not { Kind: not (FileKind.Regular or FileKind.Folder) };

    /// <summary>Whether .NET can express a file's name, which it cannot if the name is not UTF-8.</summary>
    public static bool HasName(string path) => !path.Contains(NotUtf8, StringComparison.Ordinal);

    private static IOException Unreadable(FileKind kind) => new($"it is {kind.Noun()}: expected a file.");

    /// <summary>Whether a device is a terminal, where a person ends the input, or the null device; others may never end.</summary>
    private static bool EndsByItself(FileStatus device, FileStream stream) =>
        device.Identity == FileStatus.Of(NullDevice)?.Identity || IsTerminal(stream.SafeFileHandle) != 0;

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsTerminal(SafeHandle descriptor);
}
