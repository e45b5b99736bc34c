using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using CredReport.Reporting;

namespace CredReport.Cli.Commands;

/// <summary>Help with examples and exit codes behind the options.</summary>
internal sealed class ExamplesHelp(HelpAction options) : SynchronousCommandLineAction
{
    private const string CheckExitCodes = """
        Exit codes:
          0  no problem
          1  a rule file has a problem, or an example another verdict
          2  wrong usage, or a file that cannot be read

        """;

    private const string ExceptionsExitCodes = """
        Exit codes:
          0  every exception can be used, has not ended, and covers somebody, as far as that was asked; ending soon is said and changes nothing
          1  a file has a problem, or an exception has ended, covers nobody, or names a key that is gone
          2  wrong usage, a file that cannot be read or is neither exceptions file nor report, or not one report could be judged
          3  finished, but not complete: a report, a row, or a cell or column that an exception's rule needs could not be judged (outranks 1)

        """;

    private const string ExitCodes = """
        Exit codes:
          0  nothing failed at or above --fail-on
          1  something failed
          2  wrong usage, a rule or exceptions file that cannot be used, or not one report could be judged
          3  finished, but not complete: a report, a row, or a cell or column that a chosen rule needs could not be judged,
             or the accounts are not those of --expected-accounts (outranks 1)

        """;

    private const string DiffExitCodes = """
        Exit codes:
          0  no new finding fails at or above --fail-on
          1  a new finding fails
          2  wrong usage, a rule or exceptions file that cannot be used, or a side without a report that could be judged
          3  finished, but not complete: an account is missing on the new side, the accounts are not those of --expected-accounts,
             or something could not be judged or compared (outranks 1)

        """;

    private const string VerifyExitCodes = """
        Exit codes:
          0  nothing differs
          1  something differs, and is named
          2  wrong usage, or what is named is no package
          3  nothing differs, and not everything was checked: the package holds its reports back,
             or another version of the tool made it (1 outranks it)

        """;

    private const string CreateExitCodes = """
        Exit codes (a package is written for 0, 1 and 3):
          0  nothing failed at or above --fail-on
          1  something failed
          2  wrong usage, a file that cannot be used or read, or not one report could be judged
          3  finished, but not complete: something could not be judged, or the accounts are not those expected (outranks 1)

        """;

    private static readonly Dictionary<string, string> Examples = new()
    {
        ["credreport"] = """
            Examples:
              aws iam get-credential-report | credreport analyze -
              credreport analyze credential-report.csv
              credreport diff january.csv february.csv
              credreport evidence create reports/ -o package.zip

            """,
        ["credreport diff"] = """
            Examples:
              credreport diff january.csv february.csv
              aws iam get-credential-report | credreport diff last-month.json -
              credreport diff reports/2026-01/ reports/2026-02/ -o changes.md -o changes.json
              credreport diff january.csv february.csv -r all --as-of 2026-02-28 --fail-on high
              credreport diff january.csv february.csv --pseudonymize pseudonyms.key -o changes.md

            """,
        ["credreport rules"] = """
            Examples:
              credreport rules list
              credreport rules show D9.AWS.IAM.79
              credreport rules check my-rules/

            """,
        ["credreport rules list"] = """
            Examples:
              credreport rules list
              credreport rules list --set hygiene --severity high
              credreport rules list --framework 'CIS AWS Foundations 6.0.0' -f json
              credreport rules list --framework 'PCI DSS 4.0 8.3.9'

            """,
        ["credreport rules show"] = """
            Examples:
              credreport rules show D9.AWS.IAM.79
              credreport rules show my-rules/password-age.yaml

            """,
        ["credreport rules check"] = """
            Examples:
              credreport rules check my-rules/password-age.yaml
              credreport rules check my-rules/

            """,
        ["credreport evidence"] = """
            Examples:
              credreport evidence create reports/ -o package.zip
              credreport evidence verify package.zip

            """,
        ["credreport evidence create"] = """
            Examples:
              credreport evidence create credential-report.csv -o package.zip
              credreport evidence create reports/ -r cis-aws-6.0 --as-of 2026-01-31 --organization 'Example Corp' --expected-accounts accounts.json -o package.zip
              credreport evidence create reports/ --sign-key key.pem -o package.zip
              credreport evidence create reports/ --pseudonymize pseudonyms.key -o package.zip

            """,
        ["credreport evidence verify"] = """
            Examples:
              credreport evidence verify package.zip
              credreport evidence verify package.zip --public-key public-key.pem
              credreport evidence verify package.zip --source reports/ --pseudonymize pseudonyms.key

            """,
        ["credreport exceptions"] = """
            Examples:
              credreport exceptions check accepted-risks.yaml
              credreport exceptions check accepted-risks.yaml credential-report.csv

            """,
        ["credreport exceptions check"] = """
            Examples:
              credreport exceptions check accepted-risks.yaml
              credreport exceptions check accepted-risks.yaml --as-of 2026-06-30
              credreport exceptions check accepted-risks.yaml reports/
              aws iam get-credential-report | credreport exceptions check accepted-risks.yaml -
              credreport exceptions check accepted-risks.yaml credential-report.csv -r my-rules/

            """,
        ["credreport analyze"] = """
            Examples:
              credreport analyze credential-report.csv
              aws iam get-credential-report | credreport analyze -
              credreport analyze reports/ -o findings.json -o findings.md
              credreport analyze credential-report.csv -f csv > findings.csv
              credreport analyze credential-report.csv -r all --as-of 2026-01-31 --fail-on high
              credreport analyze credential-report.csv -r 'CIS 6.0.0' -r 'NIST AC-2(1)'
              credreport analyze credential-report.csv --exceptions accepted-risks.yaml
              credreport analyze credential-report.csv --pseudonymize pseudonyms.key -o findings.json

            """,
    };

    private static string ExitCodesOf(string path) => path.Split(' ').ElementAtOrDefault(1) switch
    {
        "evidence" when path.EndsWith("verify", StringComparison.Ordinal) => VerifyExitCodes,
        "evidence" => CreateExitCodes,
        "diff" => DiffExitCodes,
        "rules" => CheckExitCodes,
        "exceptions" => ExceptionsExitCodes,
        _ => ExitCodes,
    };

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
        TextWriter output = parseResult.InvocationConfiguration.Output;
        string path = Path(parseResult);
        if (Examples.TryGetValue(path, out string? examples)) output.Write($"{examples}\n{ExitCodesOf(path)}");
        return result;
    }
}
