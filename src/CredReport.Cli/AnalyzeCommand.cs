using System.CommandLine;
using System.Globalization;
using System.Numerics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;

namespace CredReport.Cli;

/// <summary><c>credreport analyze REPORT...</c>.</summary>
internal sealed class AnalyzeCommand
{
    private const string NoSeverity = "none";

    private readonly Argument<string[]> _reports = new("REPORT")
    {
        Description = "Reports to judge: files, folders, patterns with * or ?, or - for standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _rules = new("--rules", "-r")
    {
        Description = $"A rule id, a set, or a path to a rule file or a folder of them; repeatable; 'credreport rules list' names them. [default: {BuiltInRules.DefaultId}]",
        HelpName = "SELECTOR",
    };

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = $"Format of standard output, and of files whose ending does not tell: {string.Join(", ", OutputFormats.Names)}",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => OutputFormats.Names[0],
    };

    private readonly Option<string[]> _outputs = new("--output", "-o")
    {
        Description = "Where to write; .json, .csv, .md and .txt tell the format, - is standard output; repeatable. [default: -]",
        HelpName = "FILE",
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "The moment at which ages are judged: ISO 8601 with Z or an offset; a date alone is 00:00:00Z. "
            + "[default: when the report was made, else the newest timestamp in it]",
        HelpName = "INSTANT",
    };

    private readonly Option<string> _show = new("--show")
    {
        Description = "fail: failing, excluded and unassessable users; all: every rule and user",
        DefaultValueFactory = _ => "fail",
    };

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = $"The least severity whose failing makes exit code 1: {string.Join(", ", Severities.Words)}, or none",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => Severities.Words[0],
    };

    private readonly Option<int> _threads;

    private readonly Option<int> _maxLine = Count("--max-line", "BYTES", "The longest line that is read, in bytes", int.MaxValue - 16, InputLimits.Default.LineBytes);

    private readonly Option<long> _maxInflated = Count("--max-inflated", "BYTES", "The most that is read of what gzip holds, in bytes", long.MaxValue, InputLimits.Default.InflatedBytes);

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing on standard error but errors" };

    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colours on a terminal either, as with NO_COLOR" };

    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private AnalyzeCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
        _format.AcceptOnlyFromAmong([.. OutputFormats.Names]);
        _show.AcceptOnlyFromAmong("fail", "all");
        _failOn.AcceptOnlyFromAmong([.. Severities.Words, NoSeverity]);
        _threads = Count("--threads", "N", "How many reports are judged at a time; the result is the same for any number", int.MaxValue, host.Processors);
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        AnalyzeCommand analyze = new(host, error);
        Command command = new("analyze", "Judge reports by rules")
        {
            analyze._reports, analyze._rules, analyze._format, analyze._outputs, analyze._asOf, analyze._show, analyze._failOn, analyze._threads,
            analyze._maxLine, analyze._maxInflated, analyze._quiet, analyze._noColor,
        };
        command.SetAction(analyze.Run);
        return command;
    }

    /// <summary>An option that takes a whole number from 1 on.</summary>
    private static Option<T> Count<T>(string name, string helpName, string description, T most, T otherwise)
        where T : IBinaryInteger<T>
    {
        Option<T> option = new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            string? text = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            bool isCount = text is null || (T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out T? count) && count >= T.One && count <= most);
            if (!isCount) result.AddError($"{name} is '{text}'; expected a whole number from 1 on.");
        });
        return option;
    }

    private int Run(ParseResult parsed)
    {
        bool quiet = parsed.GetValue(_quiet);
        IReadOnlyList<Rule> rules = RuleSelection.Resolve(parsed.GetValue(_rules) is { Length: > 0 } selectors ? selectors : [BuiltInRules.DefaultId]);
        AnalysisOptions options = new()
        {
            AsOf = ReadAsOf(parsed.GetValue(_asOf)),
            ShowAll = parsed.GetValue(_show) == "all",
            Threads = parsed.GetValue(_threads),
            Limits = new InputLimits { LineBytes = parsed.GetValue(_maxLine), InflatedBytes = parsed.GetValue(_maxInflated) },
            Progress = new AnalysisProgress(),
            Cancellation = _host.Cancellation,
        };
        if (options.AsOf is not null && !quiet && !rules.Any(rule => rule.NeedsMoment))
            _error.WriteLine("credreport: no chosen rule asks for the moment: --as-of changes nothing.");

        IReadOnlyList<ReportInput> inputs = FindInputs(parsed.GetValue(_reports) ?? []);
        OutputFormat format = (OutputFormat)OutputFormats.Names.ToList().IndexOf(parsed.GetValue(_format)!);
        TextPalette palette = _host.OutputIsTerminal && _host.AllowsColor && !parsed.GetValue(_noColor) ? TerminalPalette.Colors : TextPalette.None;
        using OutputSet outputs = OutputSet.Open(parsed.GetValue(_outputs) ?? [], format, inputs, _host, palette);

        // Lines that stream over the same terminal are progress enough.
        bool showsProgress = _host.ErrorIsTerminal && !quiet && !(_host.OutputIsTerminal && outputs.ShowsText);
        Analysis analysis = new(rules, options);
        AnalysisResult result = showsProgress
            ? TerminalProgress.Show(_error, inputs, options.Progress, () => analysis.Run(inputs, outputs.Writer))
            : analysis.Run(inputs, outputs.Writer);
        outputs.Commit();

        DiagnosticPrinter printer = new(_error, quiet);
        printer.Print(result);
        if (!quiet && outputs.NeedsSpokenSummary) _error.Write(TextSummary.Compose(result));
        return Judge(result, parsed.GetValue(_failOn)!);
    }

    private List<ReportInput> FindInputs(string[] reports)
    {
        if (reports.Length == 0) throw new UsageException("no report named: expected files, folders, patterns, or - for standard input. Try 'credreport analyze --help'.");
        if (reports.Contains("")) throw new UsageException("the name of a report is empty: expected a file, a folder, or - for standard input.");
        if (reports.Count(report => report == "-") > 1) throw new UsageException("standard input can be read once: '-' stands more than once.");

        // What looks like an option and is none would otherwise be a report that does not exist.
        string? unknown = Array.Find(reports, report => report.Length > 1 && report[0] == '-' && !Path.Exists(report));
        if (unknown is not null)
            throw new UsageException($"there is no option '{unknown}'. A report whose name begins with a hyphen is written ./{unknown}. Try 'credreport analyze --help'.");

        return [.. reports.SelectMany(report => report == "-" ? [ReportInput.FromStream(_host.Input(), "-")] : ReportInput.FromPath(report))];
    }

    private static Instant? ReadAsOf(string? text)
    {
        if (text is null) return null;
        return Instant.TryParse(text, out Instant instant)
            ? instant
            : throw new UsageException($"--as-of is '{text}': expected ISO 8601 with Z or an offset, for example 2026-01-31T06:00:00Z; a date alone is 00:00:00Z.");
    }

    private static int Judge(AnalysisResult result, string failOn)
    {
        if (!result.AnyJudged) return ExitCode.Unusable;
        if (!result.Summary.Complete) return ExitCode.Incomplete;
        if (!Severities.TryParse(failOn, out Severity least)) return ExitCode.Clean;
        return result.Summary.ByRule.Any(rule => rule.Rule.Severity >= least && rule.Verdicts[Verdict.Fail] > 0) ? ExitCode.Failed : ExitCode.Clean;
    }
}
