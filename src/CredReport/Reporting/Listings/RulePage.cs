using System.Globalization;
using System.Text;
using CredReport.Reporting.Markdown;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>A rule as a page of Markdown: what it finds, why it is bad, its logic, examples, what to do.</summary>
public static class RulePage
{
    private static readonly Dictionary<string, string> VerdictWords = new() { ["fails"] = "fails", ["passes"] = "passes", ["notRelevant"] = "not relevant", ["notAssessable"] = "not assessable" };

    /// <summary>The page, its heading being of the second level.</summary>
    public static string Compose(Rule rule)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"## {MarkdownText.Prose(rule.Id)} ({rule.Severity.Word()})\n\n");
        text.Append(MarkdownText.Prose(rule.Title)).Append(".\n\n");
        if (rule.Rationale is { } rationale) AppendSection(text, "Why it is bad", MarkdownText.Prose(rationale) + "\n");
        AppendSection(text, "Logic", MarkdownText.Block(rule.Logic, ""));
        if (rule.Notes is { } notes) AppendSection(text, "What it cannot see", MarkdownText.Prose(notes) + "\n");
        AppendExamples(text, rule.Examples);
        if (rule.Remediation is { } remediation)
        {
            text.Append("### What to do\n\n");
            MarkdownRemediation.Append(text, remediation, withCommands: true);
        }

        text.Append("### Where it comes from\n\n");
        MarkdownOrigin.Append(text, rule);
        return text.ToString();
    }

    private static void AppendSection(StringBuilder text, string heading, string content) =>
        text.Append("### ").Append(heading).Append("\n\n").Append(content).Append('\n');

    private static void AppendExamples(StringBuilder text, RuleExamples examples)
    {
        if (examples.ByVerdict.All(group => group.Users.Count == 0)) return;

        StringBuilder table = new();
        if (examples.AsOf is { } asOf) table.Append(CultureInfo.InvariantCulture, $"As of {asOf}:\n\n");
        table.Append("| User | Verdict |\n|---|---|\n");
        foreach ((string word, IReadOnlyList<RuleExample> users) in examples.ByVerdict)
        {
            foreach (RuleExample user in users)
            {
                string cells = string.Join(", ", user.Cells.Where(cell => cell.Key != "user").Select(cell => $"{MarkdownText.CellCode(cell.Key)} {MarkdownText.CellCode(cell.Value)}"));
                string name = user.Cells.TryGetValue("user", out string? known) ? MarkdownText.CellCode(known) : "a user";
                table.Append(CultureInfo.InvariantCulture, $"| {name}{(cells.Length > 0 ? ": " : "")}{cells} | {VerdictWords[word]} |\n");
            }
        }

        AppendSection(text, "Examples", table.ToString());
    }
}
