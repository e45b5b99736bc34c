using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CredReport.Cli;

/// <summary>Help with examples and exit codes behind the options.</summary>
internal sealed class ExamplesHelp(HelpAction options) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes:
          0  nothing failed at or above --fail-on
          1  something failed
          2  wrong usage, a rule file that cannot be used, or not one report could be judged
          3  finished, but not complete: a report, a row, or a cell or column that a chosen rule needs could not be judged (outranks 1)

        """;

    private static readonly Dictionary<string, string> Examples = new()
    {
        ["credreport"] = """
            Examples:
              aws iam get-credential-report | credreport analyze -
              credreport analyze credential-report.csv

            """,
        ["analyze"] = """
            Examples:
              credreport analyze credential-report.csv
              aws iam get-credential-report | credreport analyze -
              credreport analyze reports/ -o findings.json -o findings.md
              credreport analyze credential-report.csv -f csv > findings.csv
              credreport analyze credential-report.csv -r all --as-of 2026-01-31 --fail-on high

            """,
    };

    public static void AddTo(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelp((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        int result = options.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        string name = command is RootCommand ? "credreport" : command.Name;
        if (Examples.TryGetValue(name, out string? examples)) output.Write($"{examples}\n{ExitCodes}");
        return result;
    }
}
