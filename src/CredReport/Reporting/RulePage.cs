using System.Globalization;
using System.Text;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>A rule as a page of Markdown: what it finds, why it is bad, its logic, examples, what to do.</summary>
public static class RulePage
{
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

        AppendOrigin(text, rule);
        return text.ToString();
    }

    /// <summary>A framework and its control in words.</summary>
    public static string Describe(FrameworkControl framework) =>
        framework.Name + (framework.Version is { } version ? $" {version}" : "") + (framework.Control is { } control ? $" ({control})" : "");

    private static void AppendSection(StringBuilder text, string heading, string content) =>
        text.Append("### ").Append(heading).Append("\n\n").Append(content).Append('\n');

    private static void AppendExamples(StringBuilder text, RuleExamples examples)
    {
        (string Verdict, IReadOnlyList<RuleExample> Users)[] all =
        [
            ("fails", examples.Fails), ("passes", examples.Passes), ("not relevant", examples.NotRelevant), ("not assessable", examples.NotAssessable),
        ];
        if (!all.Any(group => group.Users.Count > 0)) return;

        StringBuilder table = new();
        if (examples.AsOf is { } asOf) table.Append(CultureInfo.InvariantCulture, $"As of {asOf}:\n\n");
        table.Append("| User | Verdict |\n|---|---|\n");
        foreach ((string verdict, IReadOnlyList<RuleExample> users) in all)
        {
            foreach (RuleExample user in users)
            {
                string cells = string.Join(", ", user.Cells.Where(cell => cell.Key != "user").Select(cell => $"{MarkdownText.CellCode(cell.Key)} {MarkdownText.CellCode(cell.Value)}"));
                string name = user.Cells.TryGetValue("user", out string? known) ? MarkdownText.CellCode(known) : "a user";
                table.Append(CultureInfo.InvariantCulture, $"| {name}{(cells.Length > 0 ? ": " : "")}{cells} | {verdict} |\n");
            }
        }

        AppendSection(text, "Examples", table.ToString());
    }

    private static void AppendOrigin(StringBuilder text, Rule rule)
    {
        List<string> origin = [];
        if (rule.Source is { } source) origin.Add($"Published at {MarkdownText.Code(source)}.");
        if (rule.Frameworks.Count > 0) origin.Add($"Asked for by: {MarkdownText.Prose(string.Join("; ", rule.Frameworks.Select(Describe)))}.");
        string[] sets = [.. RuleSets.Sets.Where(set => set.RuleIds.Contains(rule.Id)).Select(set => $"`{set.Name}`")];
        if (sets.Length > 0) origin.Add($"In the sets {string.Join(", ", sets)}.");
        if (origin.Count > 0) AppendSection(text, "Where it comes from", string.Join("\n", origin) + "\n");
    }
}
