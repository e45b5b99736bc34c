using System.Runtime.InteropServices;

namespace CredReport.Cli.Host;

/// <summary>
/// Ends the run by a signal: the run itself has a moment to do so, and where it waits for something else, the process ends all the same.
/// No unfinished output is left.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const int Running = 0;

    private const int Ended = 1;

    /// <summary>A run that does not wait for something ends much sooner.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan PatienceForMessage = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _source = new();
    private readonly TemporaryFiles _temporaries;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Timer? _end;
    private int _state = Running;

    /// <summary>Begins to listen.</summary>
    /// <param name="temporaries">The outputs that are not finished.</param>
    public Interruption(TemporaryFiles temporaries)
    {
        _temporaries = temporaries;
        foreach (PosixSignal signal in Signals()) _registrations.Add(PosixSignalRegistration.Create(signal, Stop));

        // A file that may not grow is then an error like a full disk.
        if (!OperatingSystem.IsWindows()) UnixSignals.Ignore(UnixSignals.FileSizeLimit);
    }

    /// <summary>Asks the run to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The run has ended by itself: from here on nothing else ends it.</summary>
    public void Complete()
    {
        if (Interlocked.Exchange(ref _state, Ended) == Ended) Thread.Sleep(Timeout.Infinite);
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
        _end?.Dispose();
        _source.Dispose();
    }

    /// <summary>Signals that ask a process to end. What nohup lets be ignored stays ignored.</summary>
    private static IEnumerable<PosixSignal> Signals()
    {
        PosixSignal[] common = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT];
        if (OperatingSystem.IsWindows()) return [.. common, PosixSignal.SIGHUP];
        return [.. common, .. UnixSignals.IsIgnored(UnixSignals.HangUp) ? (PosixSignal[])[] : [PosixSignal.SIGHUP], .. UnixSignals.Ending];
    }

    private void Stop(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            // The second time, the process ends as it would anyway.
            _temporaries.Abandon();
            return;
        }

        context.Cancel = true;
        _end = new Timer(_ => End(), null, Patience, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _state, Ended) == Ended) return;

        _temporaries.Abandon();

        // Standard error may have no reader: it is not waited for.
        Task.Run(() => Tool.SayInterrupted(Console.OpenStandardError())).Wait(PatienceForMessage);
        Environment.Exit(ExitCode.Interrupted);
    }
}
