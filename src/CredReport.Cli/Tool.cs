using System.CommandLine;
using System.CommandLine.Parsing;
using CredReport.Cli.Commands;
using CredReport.Cli.Host;
using CredReport.Evidence;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Cli;

/// <summary>The whole tool: parses the command line, runs the command, answers the exit code.</summary>
internal static class Tool
{
    private const string Interrupted = "credreport: interrupted; nothing was written.";

    public static int Run(string[] args, ToolHost host)
    {
        using StreamWriter error = new(new BestEffortStream(host.Error)) { AutoFlush = true, NewLine = "\n" };
        try
        {
            return Invoke(args, host, error);
        }
        catch (UsageException e)
        {
            error.WriteLine($"credreport: {VisibleText.Escape(e.Message)}");
            return ExitCode.Unusable;
        }
        catch (RuleSelectionException e)
        {
            error.WriteLine($"credreport: {VisibleText.Escape(e.Message)}");
            return ExitCode.Unusable;
        }
        catch (EvidenceException e)
        {
            error.WriteLine($"credreport: {VisibleText.Escape(e.Message)}");
            return ExitCode.Unusable;
        }
        catch (FileErrorException e)
        {
            foreach (string line in e.Errors.SelectMany(problem => problem.ToString().Split('\n'))) error.WriteLine(VisibleText.Escape(line));
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(Interrupted);
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"credreport: the output cannot be written: {VisibleText.Escape(e.Message)}");
            return ExitCode.Unusable;
        }
    }

    /// <summary>Says of a run that cannot say so itself that it was interrupted.</summary>
    public static void SayInterrupted(Stream error)
    {
        using StreamWriter writer = new(new BestEffortStream(error)) { NewLine = "\n" };
        writer.WriteLine(Interrupted);
    }

    private static int Invoke(string[] args, ToolHost host, TextWriter error)
    {
        RootCommand root = new("Judges AWS IAM credential reports by rules, and says why cell by cell. Offline: it opens no connection.")
        {
            AnalyzeCommand.Create(host, error),
            DiffCommand.Create(host, error),
            RulesCommand.Create(error),
            ExceptionsCommand.Create(host, error),
            EvidenceCommand.Create(host, error),
        };
        root.HelpName = ToolInfo.Name;
        ExamplesHelp.AddTo(root);

        // A file may be called @report.csv: that is no response file.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool asksForHelp = parsed.Action is ExamplesHelp;
        if (parsed.Errors.Count > 0 && !asksForHelp)
        {
            foreach (ParseError problem in parsed.Errors) error.WriteLine($"credreport: {VisibleText.Escape(problem.Message)}");
            error.WriteLine($"Try '{ExamplesHelp.Path(parsed)} --help'.");
            return ExitCode.Unusable;
        }

        using StreamWriter output = new(new NonClosingStream(host.Output)) { AutoFlush = true, NewLine = "\n" };
        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }
}
