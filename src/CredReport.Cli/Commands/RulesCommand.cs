using System.CommandLine;
using CredReport.Evaluation;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport rules list | show | check</c>.</summary>
internal static class RulesCommand
{
    private const string ExitCodes = """
        Exit codes:
          0  no problem
          1  a rule file has a problem, or an example another verdict
          2  wrong usage, or a file that cannot be read

        """;

    private const string Examples = """
        Examples:
          credreport rules list
          credreport rules show D9.AWS.IAM.79
          credreport rules check my-rules/

        """;

    private const string ListExamples = """
        Examples:
          credreport rules list
          credreport rules list --set hygiene --severity high
          credreport rules list --framework 'CIS AWS Foundations 6.0.0' -f json
          credreport rules list --framework 'PCI DSS 4.0 8.3.9'

        """;

    private const string ShowExamples = """
        Examples:
          credreport rules show D9.AWS.IAM.79
          credreport rules show my-rules/password-age.yaml

        """;

    private const string CheckExamples = """
        Examples:
          credreport rules check my-rules/password-age.yaml
          credreport rules check my-rules/

        """;

    public static Command Create(TextWriter error) => new ToolCommand("rules", "List, show and check rules", Examples, ExitCodes)
    {
        CreateList(), CreateShow(), CreateCheck(error),
    };

    private static Command CreateList()
    {
        Option<string?> set = new("--set") { Description = "Only rules of this set, for example hygiene", HelpName = "NAME" };
        Option<string?> severity = new("--severity") { Description = $"Only rules of this severity: {string.Join(", ", Severities.Words)}", HelpName = "SEVERITY" };
        Option<string?> framework = new("--framework")
        {
            Description = "Only rules that this framework asks for, with or without a version and a control, in any case, for example 'CIS 6.0.0 2.13' or 'NIST AC-2'; "
                + "any other text is looked for in the names of the rules' frameworks",
            HelpName = "TEXT",
        };
        Option<string> format = new("--format", "-f") { Description = "text or json", DefaultValueFactory = _ => "text", HelpName = "FORMAT" };
        severity.AcceptOnlyFromAmong([.. Severities.Words]);
        format.AcceptOnlyFromAmong("text", "json");

        ToolCommand command = new("list", "List the rules of the catalogue", ListExamples, ExitCodes) { set, severity, framework, format };
        command.SetAction(parsed =>
        {
            IEnumerable<string> ids = parsed.GetValue(set) is { } name ? FindSet(name).RuleIds : BuiltInRules.Ids;
            HashSet<Rule>? asked = parsed.GetValue(framework) is { } text ? [.. RuleSelection.FindByFramework(text)] : null;
            Rule[] rules =
            [
                .. ids.Select(BuiltInRules.Get)
                    .Where(rule => parsed.GetValue(severity) is not { } word || rule.Severity.Word() == word)
                    .Where(rule => asked?.Contains(rule) != false),
            ];
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(format) == "json" ? RuleListing.Json(rules) : RuleListing.Text(rules));
            return ExitCode.Clean;
        });
        return command;
    }

    private static RuleSet FindSet(string name) => RuleSets.Find(name)
        ?? throw new UsageException($"there is no set '{name}': the sets are {string.Join(", ", RuleSets.Sets.Select(set => set.Name))}.");

    private static Command CreateShow()
    {
        Argument<string> id = new("ID") { Description = "A rule id, a set, a framework, or a path to a rule file" };
        Option<string> format = new("--format", "-f") { Description = "markdown or json", DefaultValueFactory = _ => "markdown", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("markdown", "json");
        ToolCommand command = new("show", "Show everything about a rule: why, logic, examples, what to do, publisher, controls", ShowExamples, ExitCodes) { id, format };
        command.SetAction(parsed =>
        {
            IReadOnlyList<Rule> rules = RuleSelection.Resolve([parsed.GetValue(id)!]);
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(format) == "json" ? RuleListing.Json(rules) : string.Join('\n', rules.Select(RulePage.Compose)));
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command CreateCheck(TextWriter error)
    {
        Argument<string[]> files = new("FILE") { Description = "Rule files, or folders of them", Arity = ArgumentArity.OneOrMore };
        ToolCommand command = new("check", "Check rule files: read them, bind their logic, evaluate their examples", CheckExamples, ExitCodes) { files };
        command.SetAction(parsed =>
        {
            string[] paths = [.. parsed.GetValue(files)!.SelectMany(RuleSelection.FindFiles)];
            FileError[] found = [.. RuleCheck.Run([.. paths.Select(path => (path, RuleSelection.ReadBytes(path)))])];
            foreach (string line in found.SelectMany(item => item.ToString().Split('\n'))) error.WriteLine(VisibleText.Escape(line));

            FileError[] problems = [.. found.Where(item => !item.IsWarning)];
            int broken = problems.Select(problem => problem.File).Distinct().Count();
            int warnings = found.Length - problems.Length;
            string result = problems.Length == 0 ? "no problem" : $"{Count(problems.Length, "problem")} in {broken}";
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{Count(paths.Length, "rule file")} checked: {result}{(warnings > 0 ? $", {Count(warnings, "warning")}" : "")}.");
            return problems.Length == 0 ? ExitCode.Clean : ExitCode.Failed;
        });
        return command;
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
