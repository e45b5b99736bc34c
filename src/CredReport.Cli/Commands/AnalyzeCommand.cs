using System.CommandLine;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Output;
using CredReport.Cli.Terminal;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport analyze REPORT...</c>.</summary>
internal sealed class AnalyzeCommand
{
    public const string ExitCodes = """
        Exit codes:
          0  nothing failed at or above --fail-on
          1  something failed
          2  wrong usage, a rule or exceptions file that cannot be used, or not one report could be judged
          3  finished, but not complete: a report, a row, or a cell or column that a chosen rule needs could not be judged,
             or the accounts are not those of --expected-accounts (outranks 1)

        """;

    private const string Examples = """
        Examples:
          credreport analyze credential-report.csv
          aws iam get-credential-report | credreport analyze -
          credreport analyze reports/ -o findings.json -o findings.md
          credreport analyze credential-report.csv -f csv > findings.csv
          credreport analyze credential-report.csv -r all --as-of 2026-01-31 --fail-on high
          credreport analyze credential-report.csv -r 'CIS 6.0.0' -r 'NIST AC-2(1)'
          credreport analyze credential-report.csv --exceptions accepted-risks.yaml
          credreport analyze credential-report.csv --pseudonymize pseudonyms.key -o findings.json

        """;

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

    private readonly EvaluationOptions _evaluation;
    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private AnalyzeCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
        _evaluation = new EvaluationOptions(
            host,
            defaultAsOf: "when the report was made, else the newest timestamp in it",
            failing: "failing",
            unexpectedAccounts: "an account without a report, or one that is not in the list, is an error and makes exit code 3");
        _show.AcceptOnlyFromAmong("fail", "all");
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        AnalyzeCommand analyze = new(host, error);
        ToolCommand command = new("analyze", "Judge reports by rules", Examples, ExitCodes) { analyze._reports };
        analyze._evaluation.AddTo(command, analyze._show, analyze._verbose, analyze._evaluation.ExpectedAccounts);
        command.SetAction(analyze.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool quiet = _evaluation.Quiet(parsed);
        EvaluationRequest request = _evaluation.Read(parsed);
        AnalysisOptions options = request.Options with { ShowAll = parsed.GetValue(_show) == "all" };
        if (options is { AsOf: not null, AcceptedRisks: null } && !quiet && !request.Rules.Any(rule => rule.NeedsMoment))
            _error.WriteLine("credreport: no chosen rule asks for the moment: --as-of changes nothing.");

        IReadOnlyList<ReportInput> inputs = FindInputs(parsed.GetValue(_reports) ?? []);
        using OutputSet outputs = _evaluation.OpenOutputs(parsed, inputs);
        bool explained = parsed.GetValue(_verbose);
        IFindingWriter writer = CreateWriter(outputs, _evaluation.Palette(parsed), explained);
        Analysis analysis = new(request.Rules, options);
        AnalysisResult result = _evaluation.ShowsProgress(parsed, outputs)
            ? TerminalProgress.Show(_error, inputs, options.Progress!, () => analysis.Run(inputs, writer))
            : analysis.Run(inputs, writer);
        outputs.Commit();

        new DiagnosticPrinter(_error, quiet).Print(result.AllDiagnostics, result.OmittedDiagnostics);
        if (!quiet && outputs.NeedsSummary) _error.Write(TextSummary.Compose(result, explained));
        return ExitCodeOf(parsed, result);
    }

    private static IFindingWriter CreateWriter(OutputSet outputs, TextPalette palette, bool explained)
    {
        FindingWriterOptions ofFile = new() { Summary = result => TextSummary.Compose(result, explained) };
        FindingWriterOptions ofTerminal = new() { Palette = palette, Summary = result => TerminalSummary.Compose(result, explained) };
        return FindingWriters.Combine([.. outputs.Targets.Select(target => FindingWriters.Create(target.Format, target.Stream, target.IsTerminal ? ofTerminal : ofFile))]);
    }

    private IReadOnlyList<ReportInput> FindInputs(string[] reports)
    {
        if (reports.Length == 0) throw new UsageException("no report named: expected files, folders, patterns, or - for standard input. Try 'credreport analyze --help'.");
        return [.. ReportArguments.Find(reports, _host, "analyze").SelectMany(inputs => inputs)];
    }

    private int ExitCodeOf(ParseResult parsed, AnalysisResult result)
    {
        if (!result.AnyJudged) return ExitCode.Unusable;
        if (!result.Summary.Complete) return ExitCode.Incomplete;
        return _evaluation.HasFailed(parsed, result) ? ExitCode.Failed : ExitCode.Clean;
    }
}
