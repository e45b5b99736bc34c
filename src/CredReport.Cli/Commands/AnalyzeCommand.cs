using System.CommandLine;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Output;
using CredReport.Cli.Terminal;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport analyze REPORT...</c>.</summary>
internal sealed class AnalyzeCommand
{
    private readonly Argument<string[]> _reports = new("REPORT")
    {
        Description = "Reports to judge: files, folders, patterns with * or ?, or - for standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _show = new("--show")
    {
        Description = "fail: failing, excluded and unassessable users; all: every rule and user",
        DefaultValueFactory = _ => "fail",
    };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Text says of each failing rule why it matters and what to do" };

    private readonly Option<string?> _expectedAccounts = ExpectedAccountsFile.Option("an account without a report, or one that is not in the list, is an error and makes exit code 3");

    private readonly JudgingOptions _judging;
    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private AnalyzeCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
        _judging = new JudgingOptions(host, ownMoment: "when the report was made, else the newest timestamp in it", failing: "failing");
        _show.AcceptOnlyFromAmong("fail", "all");
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        AnalyzeCommand analyze = new(host, error);
        Command command = new("analyze", "Judge reports by rules") { analyze._reports };
        analyze._judging.AddTo(command, analyze._show, analyze._verbose, analyze._expectedAccounts);
        command.SetAction(analyze.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool quiet = _judging.Quiet(parsed);
        IReadOnlyList<Rule> rules = _judging.Rules(parsed);
        AcceptedRisks? exceptions = _judging.AcceptedRisks(parsed, rules);
        Pseudonyms? pseudonyms = _judging.Pseudonyms(parsed);
        ExpectedAccounts? expected = ExpectedAccountsFile.Read(parsed.GetValue(_expectedAccounts), withholds: pseudonyms is not null);
        AnalysisOptions options = new()
        {
            AsOf = _judging.AsOf(parsed),
            AcceptedRisks = exceptions,
            Pseudonyms = pseudonyms,
            ExpectedAccounts = expected?.Active,
            OptionalAccounts = expected?.Inactive ?? [],
            ShowAll = parsed.GetValue(_show) == "all",
            Threads = _judging.Threads(parsed),
            Limits = _judging.Limits(parsed),
            Progress = new AnalysisProgress(),
            Cancellation = _host.Cancellation,
        };
        if (options.AsOf is not null && !quiet && exceptions is null && !rules.Any(rule => rule.NeedsMoment))
            _error.WriteLine("credreport: no chosen rule asks for the moment: --as-of changes nothing.");

        IReadOnlyList<ReportInput> inputs = FindInputs(parsed.GetValue(_reports) ?? []);
        using OutputSet outputs = _judging.OpenOutputs(parsed, inputs, parsed.GetValue(_expectedAccounts));
        bool explained = parsed.GetValue(_verbose);
        IFindingWriter writer = CreateWriter(outputs, _judging.Palette(parsed), explained);
        Analysis analysis = new(rules, options);
        AnalysisResult result = _judging.ShowsProgress(parsed, outputs)
            ? TerminalProgress.Show(_error, inputs, options.Progress, () => analysis.Run(inputs, writer))
            : analysis.Run(inputs, writer);
        outputs.Commit();

        new DiagnosticPrinter(_error, quiet).Print(result.AllDiagnostics, result.OmittedDiagnostics);
        if (!quiet && outputs.NeedsSpokenSummary) _error.Write(TextSummary.Compose(result, explained));
        return Judge(parsed, result);
    }

    private static IFindingWriter CreateWriter(OutputSet outputs, TextPalette palette, bool explained) =>
        FindingWriters.Combine([.. outputs.Targets.Select(target => target switch
        {
            { Format: OutputFormat.Text, IsTerminal: true } => FindingWriters.CreateText(target.Stream, palette, result => TerminalSummary.Compose(result, explained)),
            { Format: OutputFormat.Text } => FindingWriters.CreateText(target.Stream, TextPalette.None, result => TextSummary.Compose(result, explained)),
            _ => FindingWriters.Create(target.Format, target.Stream),
        })]);

    private IReadOnlyList<ReportInput> FindInputs(string[] reports)
    {
        if (reports.Length == 0) throw new UsageException("no report named: expected files, folders, patterns, or - for standard input. Try 'credreport analyze --help'.");
        return [.. ReportNames.Find(reports, _host, "analyze").SelectMany(inputs => inputs)];
    }

    private int Judge(ParseResult parsed, AnalysisResult result)
    {
        if (!result.AnyJudged) return ExitCode.Unusable;
        if (!result.Summary.Complete) return ExitCode.Incomplete;
        return _judging.HasFailed(parsed, result) ? ExitCode.Failed : ExitCode.Clean;
    }
}
