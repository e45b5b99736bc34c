using CredReport.Cli;
using CredReport.Cli.Host;

StandardStreams streams = StandardStreams.Take();
TemporaryFiles temporaries = new();
using Interruption interruption = new(temporaries);
int exitCode = Tool.Run(args, ToolHost.OfProcess(streams, temporaries, interruption.Token));
interruption.Complete();
return exitCode;
