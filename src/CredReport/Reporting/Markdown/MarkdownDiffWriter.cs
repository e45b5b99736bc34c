using System.Globalization;
using System.Text;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Rules;

namespace CredReport.Reporting.Markdown;

/// <summary>Writes a document for a ticket or a change record: both sides with their hashes and times, the counts, then what got worse, what got better and the rest.</summary>
internal static class MarkdownDiffWriter
{
    public static void Write(ComparisonResult result, Stream output)
    {
        StringBuilder text = new("# IAM credential reports: what changed\n\n");
        AppendOutcome(text, result);
        if (result.Pseudonymized) text.Append(PseudonymNote.Sentence).Append("\n\n");
        AppendSides(text, result);
        AppendCounts(text, result);
        foreach (DiffTendency tendency in Enum.GetValues<DiffTendency>()) AppendSection(text, result, tendency);
        MarkdownDiagnostics.Append(text, result.AllDiagnostics, result.OmittedDiagnostics);
        text.Append(MarkdownOverview.Limits);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void AppendOutcome(StringBuilder text, ComparisonResult result)
    {
        if (!result.AnyCompared)
        {
            text.Append("**Nothing was compared: not on both sides is there a report that could be judged.**\n\n");
            return;
        }

        if (result.SameReport) text.Append("**This is the same report, byte for byte.**\n\n");
        if (!result.Complete) text.Append("**Not complete: something could not be judged or compared. See [What could not be judged](#what-could-not-be-judged) and the sources.**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Events: {TextDiffSummary.Events(result)}.\n\nFindings: {TextDiffSummary.Findings(result)}.\n\n");
    }

    private static void AppendSides(StringBuilder text, ComparisonResult result)
    {
        text.Append(CultureInfo.InvariantCulture, $"## What was compared\n\n| Side | Source | {MarkdownOverview.DigestHeading(result.Pseudonymized)} | Made by AWS | Judged as of | Accounts | Users judged |\n|---|---|---|---|---|---|---:|\n");
        foreach ((string side, SourceResult source) in result.Old.Sources.Select(source => ("old", source)).Concat(result.New.Sources.Select(source => ("new", source))))
        {
            string accounts = source.Accounts.Count > 0 ? string.Join(", ", source.Accounts.Select(MarkdownText.CellCode)) : "-";
            text.Append(CultureInfo.InvariantCulture,
                $"| {side} | {MarkdownText.CellCode(source.Name)} | {MarkdownOverview.Digest(source)} | {source.GeneratedAt?.ToString() ?? "not said"} | {AsOfText.Describe(source.AsOf, source.AsOfSource, TextDiffSummary.AsOfUse(result)) ?? "-"} | {accounts} | {source.Users} |\n");
        }

        text.Append('\n');
    }

    private static void AppendCounts(StringBuilder text, ComparisonResult result)
    {
        text.Append("## Findings by rule\n\n| Rule | Severity | SHA-256 of the rule | New | Unchanged | Updated | Absent |\n|---|---|---|---:|---:|---:|---:|\n");
        ILookup<Rule, ComparedFinding> byRule = result.Findings.ToLookup(finding => finding.Finding.Rule);
        foreach (Rule rule in result.Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.CellCode(rule.Id)} | {rule.Severity.Word()} | `{rule.Sha256}` |");
            foreach (FindingState state in Enum.GetValues<FindingState>()) text.Append(CultureInfo.InvariantCulture, $" {byRule[rule].Count(finding => finding.State == state)} |");
            text.Append('\n');
        }

        text.Append('\n');
    }

    private static void AppendSection(StringBuilder text, ComparisonResult result, DiffTendency tendency)
    {
        IReadOnlyList<DiffSubject> subjects = DiffSubject.Of(result, tendency);
        if (subjects.Count == 0) return;

        text.Append(CultureInfo.InvariantCulture, $"## {DiffSubject.Heading(tendency)}\n\n| Account | User | What | Rule | Details |\n|---|---|---|---|---|\n");
        foreach (DiffItem item in subjects.SelectMany(subject => subject.Items))
        {
            string account = item.Account is { } id ? MarkdownText.CellCode(id) : "unknown";
            string user = item.User is { } name ? MarkdownText.CellCode(name) : "-";
            string rule = item.Rule is { } chosen ? $"{MarkdownText.CellCode(chosen.Id)} ({chosen.Severity.Word()})" : "-";
            text.Append(CultureInfo.InvariantCulture, $"| {account} | {user} | {item.Word} | {rule} | {MarkdownText.CellCode(item.Message)} |\n");
        }

        text.Append('\n');
    }
}
