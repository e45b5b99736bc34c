using System.CommandLine;
using System.Globalization;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Terminal;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.FileSystem;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport exceptions check FILE... [REPORT...]</c>.</summary>
internal sealed class ExceptionsCommand
{
    private const string ExitCodes = """
        Exit codes:
          0  every exception can be used, has not ended, and covers somebody, as far as that was asked; ending soon is said and changes nothing
          1  a file has a problem, or an exception has ended, covers nobody, or names a key that is gone
          2  wrong usage, a file that cannot be read or is neither exceptions file nor report, or not one report could be judged
          3  finished, but not complete: a report, a row, or a cell or column that an exception's rule needs could not be judged (outranks 1)

        """;

    private const string Examples = """
        Examples:
          credreport exceptions check accepted-risks.yaml
          credreport exceptions check accepted-risks.yaml credential-report.csv

        """;

    private const string CheckExamples = """
        Examples:
          credreport exceptions check accepted-risks.yaml
          credreport exceptions check accepted-risks.yaml --as-of 2026-06-30
          credreport exceptions check accepted-risks.yaml reports/
          aws iam get-credential-report | credreport exceptions check accepted-risks.yaml -
          credreport exceptions check accepted-risks.yaml credential-report.csv -r my-rules/

        """;

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Exceptions files, and reports on which to judge them: files, folders, patterns with * or ?, or - for a report on standard input; the content decides which is which",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _rules = new("--rules", "-r")
    {
        Description = "Paths of rule files or folders of them, for exceptions from rules that are not in the catalogue; repeatable",
        HelpName = "SELECTOR",
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "The as-of time, at which exceptions are judged: ISO 8601 with Z or an offset; a date without a time is 00:00:00Z. "
            + "[default: for each report its own; without reports, none]",
        HelpName = "INSTANT",
    };

    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private ExceptionsCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        ExceptionsCommand exceptions = new(host, error);
        ToolCommand check = new("check", "Check exceptions files, and show what each exception covers", CheckExamples, ExitCodes) { exceptions._files, exceptions._rules, exceptions._asOf };
        check.SetAction(exceptions.Check);
        return new ToolCommand("exceptions", "Check accepted risks", Examples, ExitCodes) { check };
    }

    private int Check(ParseResult parsed)
    {
        Instant? asOf = EvaluationOptions.ReadAsOf(parsed.GetValue(_asOf));
        IReadOnlyList<Rule> rules = RuleSelection.Resolve(parsed.GetValue(_rules) ?? []);
        (List<(string Name, byte[] Bytes)> files, List<ReportInput> reports) = SortByContent(parsed.GetValue(_files) ?? [], rules);

        List<AcceptedRisk> risks = [];
        List<FileError> problems = [];
        foreach ((string name, byte[] bytes) in files)
        {
            try
            {
                risks.AddRange(AcceptedRiskFile.Read(name, bytes, rules).Items);
            }
            catch (FileErrorException e)
            {
                problems.AddRange(e.Errors);
            }
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        string subject = string.Create(CultureInfo.InvariantCulture, $"{files.Count} exceptions {(files.Count == 1 ? "file" : "files")} checked");
        if (problems.Count > 0)
        {
            foreach (FileError problem in problems) _error.WriteLine(VisibleText.Escape(problem.ToString()));
            output.WriteLine($"{subject}: {problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in {problems.Select(problem => problem.File).Distinct().Count()}.");
            return ExitCode.Failed;
        }

        if (reports.Count > 0) return CheckOnReports(risks, rules, reports, asOf, output);
        if (asOf is not { } moment)
        {
            output.WriteLine($"{subject}, {risks.Count} {(risks.Count == 1 ? "exception" : "exceptions")}: no problem.");
            return ExitCode.Clean;
        }

        IReadOnlyList<AcceptedRiskStatus> statuses = AcceptedRiskCheck.Run(risks, moment);
        output.Write(AcceptedRiskListing.AtMoment(statuses));
        return ExitCodeOf(statuses);
    }

    private int CheckOnReports(List<AcceptedRisk> risks, IReadOnlyList<Rule> rules, List<ReportInput> reports, Instant? asOf, TextWriter output)
    {
        AnalysisOptions options = new() { AsOf = asOf, Threads = _host.Processors, Cancellation = _host.Cancellation };
        (IReadOnlyList<AcceptedRiskStatus> statuses, AnalysisResult result) = AcceptedRiskCheck.Run(risks, rules, reports, options);

        // Warnings are about the reports, which are not what is checked here.
        new DiagnosticPrinter(_error, quiet: true).Print(result.AllDiagnostics, result.OmittedDiagnostics);
        if (!result.AnyJudged)
        {
            output.WriteLine("No report could be judged.");
            return ExitCode.Unusable;
        }

        output.Write(AcceptedRiskListing.OnReports(statuses, result));
        return result.Summary.Complete ? ExitCodeOf(statuses) : ExitCode.Incomplete;
    }

    /// <summary>Parts exceptions files from reports by what they hold.</summary>
    private (List<(string Name, byte[] Bytes)> Files, List<ReportInput> Reports) SortByContent(string[] names, IReadOnlyList<Rule> rules)
    {
        const string help = "Try 'credreport exceptions check --help'.";
        if (names.Contains("")) throw new UsageException($"the name of a file is empty: expected an exceptions file, a report, or a folder. {help}");
        if (names.Count(name => name == "-") > 1) throw new UsageException("standard input can be read once: '-' is named more than once.");

        List<(string Name, byte[] Bytes)> files = [];
        List<ReportInput> reports = [];
        foreach (string name in names)
        {
            if (name == "-")
            {
                reports.Add(ReportInput.FromStream(_host.Input(), "-"));
                continue;
            }

            if (name.StartsWith('-') && !Path.Exists(name)) throw new UsageException($"there is no option '{name}'. Write a file with a name that begins with a hyphen as ./{name}. {help}");

            // What can be read once is kept: it is looked at before it is read.
            ReportInput[] inputs = [.. ReportInput.FromPath(name).Select(input => input.Kept())];
            ReportInput[] exceptions = [.. inputs.Where(IsExceptions)];
            files.AddRange(exceptions.Select(input => (input.Name, Read(input, ReadAll))));
            foreach (ReportInput input in inputs.Except(exceptions))
            {
                // Other files of a folder do not matter next to exceptions files; next to reports, the run reports them.
                string? other = input.Folder is null || exceptions.Length > 0 ? CheckedFile.DescribeOther(input) : null;
                if (other is null) reports.Add(input);
                else if (input.Folder is null) throw new UsageException($"'{input.Name}' is neither an exceptions file, which begins with 'version: 1', nor a credential report: found {other}.{Problem(input, rules)}");
            }
        }

        return files.Count > 0 ? (files, reports) : throw new UsageException($"no exceptions file named: expected at least one, and reports if there are any. {help}");
    }

    private static bool IsExceptions(ReportInput input)
    {
        try
        {
            return Read(input, CheckedFile.IsExceptions);
        }
        catch (UsageException) when (input.Folder is not null)
        {
            // The run says so of a file that was not named itself.
            return false;
        }
    }

    /// <summary>The first problem of a text that should have been an exceptions file, and its place, as a further sentence; empty where it is not a text.</summary>
    private static string Problem(ReportInput input, IReadOnlyList<Rule> rules)
    {
        try
        {
            byte[] bytes = ReadAll(input);
            if (bytes.Length > 0 && !bytes.Contains((byte)0)) AcceptedRiskFile.Read(input.Name, bytes, rules);
            return "";
        }
        catch (FileErrorException e)
        {
            return $" Read as an exceptions file: {e.Errors[0]}";
        }
        catch (IOException)
        {
            // It is larger than any exceptions file.
            return "";
        }
    }

    private static byte[] ReadAll(ReportInput input)
    {
        using Stream stream = input.Open();
        return ReadableFile.ReadAll(stream);
    }

    private static T Read<T>(ReportInput input, Func<ReportInput, T> read)
    {
        try
        {
            return read(input);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UsageException($"there is no file or folder '{input.Name}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{input.Name}' cannot be read: {NamedFile.Reason(input.Name, e)}");
        }
    }

    private static int ExitCodeOf(IReadOnlyList<AcceptedRiskStatus> statuses) =>
        statuses.All(status => status.State is AcceptedRiskState.InForce or AcceptedRiskState.EndsSoon) ? ExitCode.Clean : ExitCode.Failed;
}
