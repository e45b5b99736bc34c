using System.CommandLine;
using System.Globalization;
using System.Numerics;
using CredReport.Cli.Host;
using CredReport.Cli.Output;
using CredReport.Cli.Terminal;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Cli.Options;

/// <summary>The options of every command that evaluates reports: by which rules, as of which time, where results go, and what counts as failed.</summary>
internal sealed class EvaluationOptions
{
    private const string NoSeverity = "none";

    private readonly Option<string[]> _rules = new("--rules", "-r")
    {
        Description = "A rule id or its beginning (CR.KEY), a set (cis-aws-6.0), a framework with or without a version and a control ('CIS 6.0.0 2.13', 'NIST AC-2'), "
            + $"or a path to a rule file or a folder of them; repeatable; 'credreport rules list' lists the rules. [default: {BuiltInRules.DefaultId}]",
        HelpName = "SELECTOR",
    };

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = $"Format of standard output, and of files without a known extension: {string.Join(", ", OutputFormats.Names)}",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => OutputFormats.Names[0],
    };

    private readonly Option<string[]> _outputs = new("--output", "-o")
    {
        Description = $"Where to write; {Endings()} tell the format, - is standard output; repeatable. [default: -]",
        HelpName = "FILE",
    };

    private readonly Option<string?> _asOf;

    private readonly Option<string?> _exceptions = new("--exceptions")
    {
        Description = "Accepted risks, in YAML or JSON: a failing user that one covers is excluded until it expires; 'credreport exceptions check' shows what each covers",
        HelpName = "FILE",
    };

    private readonly Option<string?> _pseudonymize = new("--pseudonymize")
    {
        Description = "Show pseudonyms in place of accounts, users, ARNs and names of sources; they are the same under one key, a file of at least "
            + $"{Model.Pseudonyms.LeastKeyBytes} bytes, for example of 'openssl rand -hex 32'",
        HelpName = "KEYFILE",
    };

    private readonly Option<string> _failOn;

    private readonly Option<int> _threads;

    private readonly Option<int> _maxLine = Count("--max-line", "BYTES", "The longest line that is read, in bytes", int.MaxValue - 16, InputLimits.Default.LineBytes);

    private readonly Option<long> _maxInflated = Count("--max-inflated", "BYTES", "The most that is read of what gzip holds, in bytes", long.MaxValue, InputLimits.Default.InflatedBytes);

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing on standard error but errors" };

    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colours on a terminal either, as with NO_COLOR" };

    private readonly ToolHost _host;

    /// <param name="host">Has the number of processors, and the terminal.</param>
    /// <param name="defaultAsOf">As of which time ages are evaluated without <c>--as-of</c>.</param>
    /// <param name="failing">What makes exit code 1, as the subject of a sentence.</param>
    /// <param name="unexpectedAccounts">What becomes of accounts that are not as expected, as the end of a sentence.</param>
    public EvaluationOptions(ToolHost host, string defaultAsOf, string failing, string unexpectedAccounts)
    {
        _host = host;
        ExpectedAccounts = ExpectedAccountsFile.Option(unexpectedAccounts);
        _asOf = new("--as-of")
        {
            Description = $"The as-of time, at which ages are judged: ISO 8601 with Z or an offset; a date without a time is 00:00:00Z. [default: {defaultAsOf}]",
            HelpName = "INSTANT",
        };
        _failOn = new("--fail-on")
        {
            Description = $"Exit with 1 if a {failing} has at least this severity: {string.Join(", ", Severities.Words)}, or none",
            HelpName = "SEVERITY",
            DefaultValueFactory = _ => Severities.Words[0],
        };
        _threads = Count("--threads", "N", "How many threads judge reports, and parts of large ones; the result is the same for any number", int.MaxValue, host.Processors);
        _format.AcceptOnlyFromAmong([.. OutputFormats.Names]);
        _failOn.AcceptOnlyFromAmong([.. Severities.Words, NoSeverity]);
    }

    /// <summary>The list of expected accounts. Each command says itself where its help shows it.</summary>
    public Option<string?> ExpectedAccounts { get; }

    /// <summary>Adds the options to a command that writes results in any format.</summary>
    /// <param name="command">Receives them.</param>
    /// <param name="own">Options that only the command has; help shows them after <c>--as-of</c>.</param>
    public void AddTo(Command command, params Option[] own)
    {
        command.Options.Add(_rules);
        command.Options.Add(_format);
        command.Options.Add(_outputs);
        AddRest(command, own);
    }

    /// <summary>Adds the options to a command that writes one thing of its own.</summary>
    /// <param name="command">Receives them.</param>
    /// <param name="output">Where that is written.</param>
    /// <param name="own">Options that only the command has; help shows them after <c>--as-of</c>.</param>
    public void AddWithOutput(Command command, Option output, params Option[] own)
    {
        command.Options.Add(_rules);
        command.Options.Add(output);
        AddRest(command, own);
    }

    private void AddRest(Command command, Option[] own)
    {
        foreach (Option option in (Option[])[_asOf, .. own, _exceptions, _pseudonymize, _failOn, _threads, _maxLine, _maxInflated, _quiet, _noColor]) command.Options.Add(option);
    }

    /// <summary>Reads the options that say what is evaluated and how.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="RuleSelectionException">A selector names nothing.</exception>
    /// <exception cref="FileErrorException">A rule file or the exceptions file cannot be used.</exception>
    /// <exception cref="EvidenceException">The list of expected accounts cannot be used.</exception>
    /// <exception cref="UsageException">A file cannot be read, the time is not one, or the key of pseudonyms is also another file.</exception>
    public EvaluationRequest Read(ParseResult parsed)
    {
        IReadOnlyList<Rule> rules = ReadRules(parsed);
        AcceptedRisks? risks = ReadAcceptedRisks(parsed, rules);
        Pseudonyms? pseudonyms = parsed.GetValue(_pseudonymize) is { } key ? PseudonymKeyFile.Read(key) : null;
        ExpectedAccounts? expected = ExpectedAccountsFile.Read(parsed.GetValue(ExpectedAccounts), withholds: pseudonyms is not null);
        AnalysisOptions options = new()
        {
            AsOf = ReadAsOf(parsed.GetValue(_asOf)),
            AcceptedRisks = risks,
            Pseudonyms = pseudonyms,
            ExpectedAccounts = expected?.Active,
            OptionalAccounts = expected?.Inactive ?? [],
            Threads = parsed.GetValue(_threads),
            Limits = new InputLimits { LineBytes = parsed.GetValue(_maxLine), InflatedBytes = parsed.GetValue(_maxInflated) },
            Progress = new AnalysisProgress(),
            Cancellation = _host.Cancellation,
        };
        return new EvaluationRequest(rules, options, parsed.GetValue(_exceptions), expected);
    }

    /// <summary>The time that an option names; null for nothing.</summary>
    /// <param name="text">What it names.</param>
    /// <param name="option">The option.</param>
    /// <exception cref="UsageException">The text is not a time.</exception>
    public static Instant? ReadAsOf(string? text, string option = "--as-of")
    {
        if (text is null) return null;
        return Instant.TryParse(text, out Instant instant)
            ? instant
            : throw new UsageException($"{option} is '{text}': expected ISO 8601 with Z or an offset, for example 2026-01-31T06:00:00Z; a date without a time is 00:00:00Z.");
    }

    /// <summary>Opens the outputs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="inputs">No output may be one of them.</param>
    /// <exception cref="UsageException">An output is a file that is read, is listed twice, or cannot be created; or the key of pseudonyms is an output or a report.</exception>
    public OutputSet OpenOutputs(ParseResult parsed, IReadOnlyList<ReportInput> inputs)
    {
        string[] outputs = parsed.GetValue(_outputs) ?? [];
        RefuseKeyAmong(parsed, outputs, inputs);
        return OutputSet.Open(outputs, OutputFormats.Find(parsed.GetValue(_format)!)!, InputFiles(parsed).Add(inputs, _host), _host);
    }

    /// <summary>The files that the options name to be read: rule files, accepted risks and expected accounts. The key of pseudonyms has a sentence of its own.</summary>
    public InputFiles InputFiles(ParseResult parsed) => new InputFiles()
        .Add((parsed.GetValue(_rules) ?? []).Where(Path.Exists).SelectMany(RuleSelection.FindFiles), "a rule file")
        .Add(parsed.GetValue(_exceptions), "the exceptions file")
        .Add(parsed.GetValue(ExpectedAccounts), "the list of accounts");

    /// <summary>Refuses a key of pseudonyms that is also another file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="outputs">What is written.</param>
    /// <param name="inputs">What is read.</param>
    /// <exception cref="UsageException">It is an output or a report.</exception>
    public void RefuseKeyAmong(ParseResult parsed, IEnumerable<string> outputs, IEnumerable<ReportInput> inputs)
    {
        if (parsed.GetValue(_pseudonymize) is not { } key) return;

        PseudonymKeyFile.RefuseAmong(key, outputs.Where(name => name is not ("-" or "")), "an output");
        PseudonymKeyFile.RefuseAmong(key, inputs.Select(input => input.FullPath).OfType<string>(), "a report");
        if (_host.OutputFile is { } standard && standard == FileLocation.Of(key)) throw new UsageException($"the key file '{key}' is also standard output: keep it apart.");
    }

    /// <summary>Colors of text on standard output.</summary>
    public TextPalette Palette(ParseResult parsed) =>
        _host.OutputIsTerminal && _host.AllowsColor && !parsed.GetValue(_noColor) ? TerminalPalette.Colors : TextPalette.None;

    /// <summary>Whether nothing but errors is written to standard error.</summary>
    public bool Quiet(ParseResult parsed) => parsed.GetValue(_quiet);

    /// <summary>Whether the long work is shown on standard error: lines that stream over the same terminal are progress enough.</summary>
    public bool ShowsProgress(ParseResult parsed, OutputSet outputs) => ShowsProgress(parsed) && !(_host.OutputIsTerminal && outputs.ShowsProgress);

    /// <summary>Whether the long work is shown on standard error, where nothing else shows it.</summary>
    public bool ShowsProgress(ParseResult parsed) => _host.ErrorIsTerminal && !parsed.GetValue(_quiet);

    /// <summary>Whether a rule failed whose severity makes exit code 1.</summary>
    public bool HasFailed(ParseResult parsed, AnalysisResult result) => result.Summary.ByRule.Any(rule => rule.Verdicts[Verdict.Fail] > 0 && CountsAsFailed(parsed, rule.Rule.Severity));

    /// <summary>Whether a failing rule of this severity makes exit code 1.</summary>
    public bool CountsAsFailed(ParseResult parsed, Severity severity) => Severities.TryParse(parsed.GetValue(_failOn)!, out Severity least) && severity >= least;

    /// <summary>An option that takes a whole number of 1 or more.</summary>
    public static Option<T> Count<T>(string name, string helpName, string description, T most, T otherwise)
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

    private IReadOnlyList<Rule> ReadRules(ParseResult parsed)
    {
        string[] selectors = parsed.GetValue(_rules) is { Length: > 0 } chosen ? chosen : [BuiltInRules.DefaultId];
        if (parsed.GetValue(_pseudonymize) is { } key)
            PseudonymKeyFile.RefuseAmong(key, selectors.Where(Path.Exists).SelectMany(RuleSelection.FindFiles), "a rule file");
        return RuleSelection.Resolve(selectors);
    }

    private AcceptedRisks? ReadAcceptedRisks(ParseResult parsed, IReadOnlyList<Rule> rules)
    {
        if (parsed.GetValue(_exceptions) is not { } name) return null;
        if (parsed.GetValue(_pseudonymize) is not { } key) return ExceptionsFile.Read(name, rules);

        PseudonymKeyFile.RefuseAmong(key, [name], "the exceptions file");
        try
        {
            return ExceptionsFile.Read(name, rules);
        }
        catch (FileErrorException e)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"the exceptions file has {e.Errors.Count} {(e.Errors.Count == 1 ? "problem" : "problems")}, the first on line {e.Errors[0].Line}: 'credreport exceptions check' lists them, and names the users."));
        }
    }

    /// <summary>The endings that mean a format, the default one last, as in: .json, .csv and .txt.</summary>
    private static string Endings()
    {
        string[] endings = [.. OutputFormats.All.Skip(1).Append(OutputFormats.All[0]).Select(format => format.Endings[0])];
        return $"{string.Join(", ", endings[..^1])} and {endings[^1]}";
    }
}
