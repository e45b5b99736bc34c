using System.Runtime.InteropServices;
using CredReport.Cli;

using CancellationTokenSource interrupted = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return Tool.Run(args, ToolHost.OfProcess(interrupted.Token));

void Stop(PosixSignalContext context)
{
    // The first time, what was begun is cleaned up; the second time, the process ends as it would anyway.
    context.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
