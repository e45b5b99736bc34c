using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace CredReport.Benchmarks;

/// <summary><c>bench</c>: measures parts of the library by BenchmarkDotNet.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        Command command = new("bench", "Measure parts of the library; options are those of BenchmarkDotNet, such as --filter '*Writer*' and --list flat")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(parsed => Run([.. parsed.UnmatchedTokens]));
        return command;
    }

    private static int Run(string[] options)
    {
        bool chooses = Array.Exists(options, option => option is "--filter" or "-f" or "--list" or "--help");
        string[] all = chooses ? options : ["--filter", "*", .. options];
        ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
        return BenchmarkSwitcher.FromAssembly(typeof(BenchCommand).Assembly).Run(all, config).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }
}
