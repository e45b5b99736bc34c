using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CredReport.FileSystem;

/// <summary>What the operating system knows about a file without opening it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Its permissions; null if the system has none.</param>
/// <param name="Identity">Its identity under any name; null if the system has none.</param>
internal readonly partial record struct FileStatus(FileKind Kind, UnixFileMode? Mode, FileIdentity? Identity)
{
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;

    private const int LinuxAnyFolder = -100;

    private const int NotPermitted = 1;

    private const int NoSuchCall = 38;

    /// <summary>The type, the mode and the inode.</summary>
    private const uint LinuxWanted = 0x1 | 0x2 | 0x100;

    /// <summary>Larger than the structure of any system.</summary>
    private const int Room = 512;

    /// <summary>The status of what a path leads to, with links followed; null if there is nothing or access is denied.</summary>
    public static FileStatus? Of(string path)
    {
        if (path.Length == 0) return null;

        // The framework resolves '..' before it opens a path, so this has to.
        string full = Path.GetFullPath(path);
        return TryAsk(full, out FileStatus? status) ? status : OfFramework(full);
    }

    /// <summary>Asks the system. False if it has no such call, or forbids it as old containers do.</summary>
    private static bool TryAsk(string path, out FileStatus? status)
    {
        status = null;
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return false;
        try
        {
            status = OperatingSystem.IsLinux() ? OfLinux(path) : OfMacOS(path);
            return status is not null || Marshal.GetLastPInvokeError() is not (NotPermitted or NoSuchCall);
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The fallback through the framework, which knows only files and folders.</summary>
    private static FileStatus? OfFramework(string path)
    {
        try
        {
            if (Directory.Exists(path)) return new FileStatus(FileKind.Folder, null, null);
            if (!File.Exists(path)) return null;

            return new FileStatus(FileKind.Regular, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path) & Permissions, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A link that leads nowhere.
            return null;
        }
    }

    /// <summary>Uses statx, since its layout is the same on all processors.</summary>
    private static FileStatus? OfLinux(string path)
    {
        Span<byte> status = stackalloc byte[Room];
        if (LinuxStatus(LinuxAnyFolder, path, 0, LinuxWanted, ref MemoryMarshal.GetReference(status)) != 0) return null;

        ulong device = (ulong)Word(status[136..]) << 32 | Word(status[140..]);
        ushort mode = BinaryPrimitives.ReadUInt16LittleEndian(status[28..]);
        return Describe(mode, device, BinaryPrimitives.ReadUInt64LittleEndian(status[32..]));
    }

    private static FileStatus? OfMacOS(string path)
    {
        Span<byte> status = stackalloc byte[Room];
        ref byte first = ref MemoryMarshal.GetReference(status);
        bool isX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        int answer = isX64 ? MacStatusX64(path, ref first) : MacStatus(path, ref first);
        if (answer != 0) return null;

        ushort mode = BinaryPrimitives.ReadUInt16LittleEndian(status[4..]);
        return Describe(mode, Word(status), BinaryPrimitives.ReadUInt64LittleEndian(status[8..]));
    }

    private static uint Word(ReadOnlySpan<byte> status) => BinaryPrimitives.ReadUInt32LittleEndian(status);

    private static FileStatus Describe(int mode, ulong device, ulong inode) =>
        new(Kinds(mode & 0xF000), (UnixFileMode)mode & Permissions, new FileIdentity(device, inode));

    private static FileKind Kinds(int type) => type switch
    {
        0x1000 => FileKind.Pipe,
        0x2000 => FileKind.CharacterDevice,
        0x4000 => FileKind.Folder,
        0x6000 => FileKind.BlockDevice,
        0xC000 => FileKind.Socket,
        _ => FileKind.Regular,
    };

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinuxStatus(int folder, string path, int flags, uint wanted, ref byte status);

    [LibraryImport("libc", EntryPoint = "stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MacStatus(string path, ref byte status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MacStatusX64(string path, ref byte status);
}
