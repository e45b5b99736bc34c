using System.CommandLine;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Output;
using CredReport.Cli.Terminal;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport diff OLD NEW</c>.</summary>
internal sealed class DiffCommand
{
    private readonly Argument<string?> _old = Side("OLD", "The report from before: a file, a folder of reports, or - for standard input");

    private readonly Argument<string?> _new = Side("NEW", "The report from after, likewise");

    private readonly Option<string?> _expectedAccounts = ExpectedAccountsFile.Option("an account without a report on the new side, or one that is not in the list, is an error and makes exit code 3");

    private readonly JudgingOptions _judging;
    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private DiffCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
        _judging = new JudgingOptions(host, ownMoment: "for each report its own: when it was made, else the newest timestamp in it", failing: "new failing finding");
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        DiffCommand diff = new(host, error);
        Command command = new("diff", "Tell what changed between two reports, or two folders of reports") { diff._old, diff._new };
        diff._judging.AddTo(command, diff._expectedAccounts);
        command.SetAction(diff.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool quiet = _judging.Quiet(parsed);
        AnalysisProgress progress = new();
        IReadOnlyList<Rule> rules = _judging.Rules(parsed);
        Pseudonyms? pseudonyms = _judging.Pseudonyms(parsed);
        ExpectedAccounts? expected = ExpectedAccountsFile.Read(parsed.GetValue(_expectedAccounts), withholds: pseudonyms is not null);
        Comparison comparison = new(rules, new AnalysisOptions
        {
            AsOf = _judging.AsOf(parsed),
            AcceptedRisks = _judging.AcceptedRisks(parsed, rules),
            Pseudonyms = pseudonyms,
            ExpectedAccounts = expected?.Active,
            OptionalAccounts = expected?.Inactive ?? [],
            Threads = _judging.Threads(parsed),
            Limits = _judging.Limits(parsed),
            Progress = progress,
            Cancellation = _host.Cancellation,
        });

        if (parsed.GetValue(_old) is not { } oldName || parsed.GetValue(_new) is not { } newName)
            throw new UsageException("two reports are compared: expected OLD and NEW, each a file, a folder of reports, or - for standard input. Try 'credreport diff --help'.");
        IReadOnlyList<IReadOnlyList<ReportInput>> sides = ReportNames.Find([oldName, newName], _host, "diff");
        ReportInput[] inputs = [.. sides[0], .. sides[1]];
        using OutputSet outputs = _judging.OpenOutputs(parsed, inputs, parsed.GetValue(_expectedAccounts));
        ComparisonResult result = _judging.ShowsProgress(parsed, outputs)
            ? TerminalProgress.Show(_error, inputs, progress, () => comparison.Run(sides[0], sides[1]), passes: 2)
            : comparison.Run(sides[0], sides[1]);
        foreach (OutputTarget target in outputs.Targets)
            DiffWriters.Write(target.Format, result, target.Stream, target.IsTerminal ? _judging.Palette(parsed) : TextPalette.None);
        outputs.Commit();

        new DiagnosticPrinter(_error, quiet).Print(result.AllDiagnostics, result.OmittedDiagnostics);
        if (!quiet && outputs.NeedsSpokenSummary) _error.Write(TextDiffSummary.Compose(result));
        return Judge(parsed, result);
    }

    /// <summary>May be left out, so that the tool says itself what is missing.</summary>
    private static Argument<string?> Side(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private int Judge(ParseResult parsed, ComparisonResult result)
    {
        if (!result.AnyCompared) return ExitCode.Unusable;
        if (!result.Complete) return ExitCode.Incomplete;
        bool hasFailed = result.Findings.Any(item =>
            item is { State: FindingState.New, Finding.Verdict: Verdict.Fail } && _judging.CountsAsFailed(parsed, item.Finding.Rule.Severity));
        return hasFailed ? ExitCode.Failed : ExitCode.Clean;
    }
}
