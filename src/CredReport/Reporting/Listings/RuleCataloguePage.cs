using System.Globalization;
using System.Text;
using CredReport.Reporting.Markdown;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>All rules of the catalogue as one Markdown document, a table and a page each.</summary>
public static class RuleCataloguePage
{
    /// <summary>The document.</summary>
    public static string Compose()
    {
        StringBuilder text = new();
        text.Append("""
            # The rule catalogue

            Made from the files in [BuiltIn](BuiltIn), a file a rule; a test keeps it fresh. Rules that begin with `D9.` are published by CloudGuard and
            evaluated as published; those that begin with `CR.` are credreport's own, for what the published ones leave open.

            | Rule | Severity | What it asks for |
            |---|---|---|

            """);
        Rule[] rules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get)];
        foreach (Rule rule in rules)
            text.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {rule.Severity.Word()} | {MarkdownText.Prose(rule.Title)} |\n");

        text.Append("\n| Set | What it is | Rules |\n|---|---|---|\n");
        foreach (RuleSet set in RuleSets.Sets)
            text.Append(CultureInfo.InvariantCulture, $"| `{set.Name}` | {MarkdownText.Prose(set.Title)} | {(set.Name == RuleSets.All ? "all" : string.Join(", ", set.RuleIds))} |\n");

        foreach (Rule rule in rules) text.Append('\n').Append(RulePage.Compose(rule).TrimEnd('\n')).Append('\n');
        return text.ToString();
    }
}
