using System.CommandLine;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Output;
using CredReport.Cli.Terminal;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport diff OLD NEW</c>.</summary>
internal sealed class DiffCommand
{
    private const string ExitCodes = """
        Exit codes:
          0  no new finding fails at or above --fail-on
          1  a new finding fails
          2  wrong usage, a rule or exceptions file that cannot be used, or a side without a report that could be judged
          3  finished, but not complete: an account is missing on the new side, the accounts are not those of --expected-accounts,
             or something could not be judged or compared (outranks 1)

        """;

    private const string Examples = """
        Examples:
          credreport diff january.csv february.csv
          aws iam get-credential-report | credreport diff last-month.json -
          credreport diff reports/2026-01/ reports/2026-02/ -o changes.md -o changes.json
          credreport diff january.csv february.csv -r all --as-of 2026-02-28 --fail-on high
          credreport diff january.csv february.csv --pseudonymize pseudonyms.key -o changes.md

        """;

    private readonly Argument<string?> _old = Side("OLD", "The report from before: a file, a folder of reports, or - for standard input");

    private readonly Argument<string?> _new = Side("NEW", "The report from after, likewise");

    private readonly EvaluationOptions _evaluation;
    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private DiffCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
        _evaluation = new EvaluationOptions(
            host,
            defaultAsOf: "for each report its own: when it was made, else the newest timestamp in it",
            failing: "new failing finding",
            unexpectedAccounts: "an account without a report on the new side, or one that is not in the list, is an error and makes exit code 3");
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        DiffCommand diff = new(host, error);
        ToolCommand command = new("diff", "Tell what changed between two reports, or two folders of reports", Examples, ExitCodes) { diff._old, diff._new };
        diff._evaluation.AddTo(command, diff._evaluation.ExpectedAccounts);
        command.SetAction(diff.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool quiet = _evaluation.Quiet(parsed);
        EvaluationRequest request = _evaluation.Read(parsed);
        Comparison comparison = new(request.Rules, request.Options);

        if (parsed.GetValue(_old) is not { } oldName || parsed.GetValue(_new) is not { } newName)
            throw new UsageException("two reports are compared: expected OLD and NEW, each a file, a folder of reports, or - for standard input. Try 'credreport diff --help'.");
        IReadOnlyList<IReadOnlyList<ReportInput>> sides = ReportArguments.Find([oldName, newName], _host, "diff");
        ReportInput[] inputs = [.. sides[0], .. sides[1]];
        using OutputSet outputs = _evaluation.OpenOutputs(parsed, inputs);
        ComparisonResult result = _evaluation.ShowsProgress(parsed, outputs)
            ? TerminalProgress.Show(_error, inputs, request.Options.Progress!, () => comparison.Run(sides[0], sides[1]), passes: 2)
            : comparison.Run(sides[0], sides[1]);
        foreach (OutputTarget target in outputs.Targets)
            DiffWriters.Write(target.Format, result, target.Stream, target.IsTerminal ? _evaluation.Palette(parsed) : TextPalette.None);
        outputs.Commit();

        new DiagnosticPrinter(_error, quiet).Print(result.AllDiagnostics, result.OmittedDiagnostics);
        if (!quiet && outputs.NeedsSummary) _error.Write(TextDiffSummary.Compose(result));
        return ExitCodeOf(parsed, result);
    }

    /// <summary>May be left out, so that the tool says itself what is missing.</summary>
    private static Argument<string?> Side(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private int ExitCodeOf(ParseResult parsed, ComparisonResult result)
    {
        if (!result.AnyCompared) return ExitCode.Unusable;
        if (!result.Complete) return ExitCode.Incomplete;
        bool hasFailed = result.Findings.Any(item =>
            item is { State: FindingState.New, Finding.Verdict: Verdict.Fail } && _evaluation.CountsAsFailed(parsed, item.Finding.Rule.Severity));
        return hasFailed ? ExitCode.Failed : ExitCode.Clean;
    }
}
