using System.Text;
using CredReport.Cli;
using CredReport.Cli.Host;

namespace CredReport.Tests.Support;

/// <summary>The whole tool, run in this process on streams of the test's.</summary>
/// <param name="ExitCode">What a shell would see.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool.</summary>
    public static ToolRun Of(params string[] args) => With(new ToolInput(), args);

    /// <summary>Runs the tool with an input.</summary>
    public static ToolRun With(ToolInput input, params string[] args)
    {
        using MemoryStream output = new();
        using MemoryStream error = new();
        int exitCode = Tool.Run(args, new ToolHost
        {
            Input = () => input.Standard ?? new MemoryStream(input.Bytes, writable: false),
            Output = output,
            Error = error,
            OutputIsTerminal = input.OutputIsTerminal,
            ErrorIsTerminal = input.ErrorIsTerminal,
            AllowsColor = input.AllowsColor,
            Variable = input.Variables.GetValueOrDefault,
            Processors = 2,
            Cancellation = input.Cancellation,
        });
        return new ToolRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
