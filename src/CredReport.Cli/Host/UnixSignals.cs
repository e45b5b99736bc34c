using System.Runtime.InteropServices;

namespace CredReport.Cli.Host;

/// <summary>Signals that .NET has no names for, by the numbers of the operating system.</summary>
internal static partial class UnixSignals
{
    public const int HangUp = 1;

    /// <summary>A file has grown as large as it may.</summary>
    public const int FileSizeLimit = 25;

    /// <summary>The handler that means that a signal is ignored.</summary>
    private const nint Ignored = 1;

    /// <summary>More than any system has in a struct sigaction; the handler comes first.</summary>
    private const int Room = 256;

    /// <summary>Signals that end a process that does not know them: alarms, limits of time, and those of users.</summary>
    public static PosixSignal[] Ending => OperatingSystem.IsLinux()
        ? [(PosixSignal)10, (PosixSignal)12, (PosixSignal)14, (PosixSignal)24, (PosixSignal)26, (PosixSignal)27]
        : [(PosixSignal)30, (PosixSignal)31, (PosixSignal)14, (PosixSignal)24, (PosixSignal)26, (PosixSignal)27];

    /// <summary>Whether the parent asked for a signal to be ignored, as nohup does.</summary>
    public static bool IsIgnored(int signal)
    {
        Span<byte> action = stackalloc byte[Room];
        return Action(signal, 0, ref MemoryMarshal.GetReference(action)) == 0 && MemoryMarshal.Read<nint>(action) == Ignored;
    }

    /// <summary>Lets a signal do nothing, from now on: a handler of .NET's would come later than what failed.</summary>
    public static void Ignore(int signal) => _ = SetHandler(signal, Ignored);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Action(int signal, nint wanted, ref byte present);
}
