using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using CredReport.Reporting;

namespace CredReport.Cli.Commands;

/// <summary>Help with examples and exit codes after the options.</summary>
internal sealed class ExamplesHelp(HelpAction options) : SynchronousCommandLineAction
{
    private const string RootExamples = """
        Examples:
          aws iam get-credential-report | credreport analyze -
          credreport analyze credential-report.csv
          credreport diff january.csv february.csv
          credreport evidence create reports/ -o package.zip

        """;

    /// <summary>The command that was asked for, with the commands above it.</summary>
    public static string Path(ParseResult parsed)
    {
        Stack<string> names = [];
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = command.Parent)
            names.Push(command.Command is RootCommand ? ToolInfo.Name : command.Command.Name);
        return string.Join(' ', names);
    }

    public static void AddTo(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelp((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        int result = options.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(parseResult.CommandResult.Command is ToolCommand command ? command.HelpEnd : $"{RootExamples}\n{AnalyzeCommand.ExitCodes}");
        return result;
    }
}
