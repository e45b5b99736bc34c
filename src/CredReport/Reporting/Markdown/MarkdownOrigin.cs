using System.Globalization;
using System.Text;
using CredReport.Gsl;
using CredReport.Rules;

namespace CredReport.Reporting.Markdown;

/// <summary>What a rule is about, who published it and which controls ask for it, in Markdown: the publisher's facts apart from our mapping.</summary>
internal static class MarkdownOrigin
{
    /// <summary>A list, with its empty line.</summary>
    public static void Append(StringBuilder text, Rule rule)
    {
        text.Append(CultureInfo.InvariantCulture, $"- Entity: {MarkdownText.Prose(rule.Entity ?? IamUserEntity.DisplayName)}. {IamUserEntity.Definition}\n");
        if (rule.Category is { } category) text.Append(CultureInfo.InvariantCulture, $"- Category: {MarkdownText.Prose(category)}\n");
        if (rule.Published is { } published)
        {
            text.Append(CultureInfo.InvariantCulture, $"- Published by {MarkdownText.Prose(published.By)}{(published.Source is { } source ? $" at {MarkdownText.Code(source)}" : "")}\n");
            if (published.Frameworks.Count > 0) text.Append(CultureInfo.InvariantCulture, $"- Frameworks that the publisher names: {MarkdownText.Prose(string.Join("; ", published.Frameworks))}\n");
        }
        else if (rule.Source is { } source)
        {
            text.Append(CultureInfo.InvariantCulture, $"- Published at {MarkdownText.Code(source)}\n");
        }

        foreach (string line in Controls(rule.Frameworks)) text.Append("- ").Append(MarkdownText.Prose(line)).Append('\n');
        string[] sets = [.. RuleSets.With(rule).Select(set => $"`{set.Name}`")];
        if (sets.Length > 0) text.Append(CultureInfo.InvariantCulture, $"- In the sets {string.Join(", ", sets)}\n");
        text.Append('\n');
    }

    /// <summary>The controls, one line per framework and source: versions of one control together, and controls of one version.</summary>
    private static IEnumerable<string> Controls(IReadOnlyList<FrameworkControl> frameworks)
    {
        foreach (IGrouping<(string Name, string? Source, string? Differs), FrameworkControl> framework in frameworks.GroupBy(item => (item.Name, item.Source, item.Differs)))
        {
            IEnumerable<string> controls = framework.GroupBy(item => item.Control)
                .Select(control => (Control: control.Key, Versions: string.Join(", ", control.Select(item => item.Version))))
                .GroupBy(control => control.Versions)
                .Select(version => $"{version.Key} ({string.Join(", ", version.Select(item => item.Control))})".Replace("()", "", StringComparison.Ordinal).Trim());
            string origin = framework.Key.Source is { } source ? $", by {source}" : "";
            string differs = framework.Key.Differs is { } text ? $". {text}" : "";
            yield return $"Mapped to {framework.Key.Name} {string.Join("; ", controls)}{origin}{differs}";
        }
    }
}
