using System.Diagnostics;
using CredReport.Cli;
using Xunit;

namespace CredReport.Tests.Support;

/// <summary>The tool as a process of its own, started by a shell, where the operating system is the matter.</summary>
internal static class ToolProcess
{
    /// <summary>A run that is not over by then hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Runs a script, in which <c>$credreport</c> is the tool.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="script">The script, for sh.</param>
    /// <returns>The script's exit code and what it wrote.</returns>
    public static ToolRun Run(TemporaryFolder folder, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell.");
        ProcessStartInfo start = new("/bin/sh", ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.Environment["credreport"] = $"dotnet {typeof(Tool).Assembly.Location}";
        using Process shell = Process.Start(start)!;
        shell.StandardInput.Close();
        Task<string> error = shell.StandardError.ReadToEndAsync();
        Task<string> output = shell.StandardOutput.ReadToEndAsync();
        bool isOver = shell.WaitForExit(Limit);
        if (!isOver) shell.Kill(entireProcessTree: true);
        Assert.True(isOver, $"The script is not over after {Limit}: {script}");
        return new ToolRun(shell.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
