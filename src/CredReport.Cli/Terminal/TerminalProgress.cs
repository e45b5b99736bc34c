using System.Globalization;
using CredReport.Evaluation;
using CredReport.Input;
using Spectre.Console;

namespace CredReport.Cli.Terminal;

/// <summary>Shows on a terminal how far a run is that takes long: bytes done of all, users, findings, time left.</summary>
internal static class TerminalProgress
{
    /// <summary>A run that is over before this shows nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work, and shows its progress.</summary>
    /// <param name="error">The terminal.</param>
    /// <param name="inputs">Their sizes, as far as they are known, are the whole.</param>
    /// <param name="progress">What the work counts.</param>
    /// <param name="work">The work.</param>
    /// <param name="passes">How often each input is read.</param>
    public static T Show<T>(TextWriter error, IReadOnlyList<ReportInput> inputs, AnalysisProgress progress, Func<T> work, int passes = 1)
    {
        Task<T> running = Task.Run(work);
        if (!IsOver(running, Patience)) ShowUntilOver(error, passes * inputs.Sum(Size), progress, running);
        return running.GetAwaiter().GetResult();
    }

    private static long Size(ReportInput input) => input.FullPath is { } path && File.Exists(path) ? new FileInfo(path).Length : 0;

    private static void ShowUntilOver(TextWriter error, long total, AnalysisProgress progress, Task running)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error), Interactive = InteractionSupport.Yes });
        console.Progress().AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn { Culture = CultureInfo.InvariantCulture }, new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("reading", maxValue: Math.Max(total, 1));
                task.IsIndeterminate = total == 0;
                do
                {
                    task.Value = Math.Min(progress.Bytes, task.MaxValue);
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"{progress.Rows} users, {progress.Failing} failing");
                }
                while (!IsOver(running, Pace));
            });
    }

    /// <summary>Waits a while for the end, in whichever way it comes.</summary>
    private static bool IsOver(Task running, TimeSpan wait) => Task.WaitAny([running], wait) == 0;
}
