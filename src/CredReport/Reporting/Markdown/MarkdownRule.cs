using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Gsl;
using CredReport.Rules;

namespace CredReport.Reporting.Markdown;

/// <summary>The section of a rule in the Markdown document, and in it one of each finding.</summary>
internal static class MarkdownRule
{
    public static string Heading(RuleSummary summary)
    {
        Rule rule = summary.Rule;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"## {MarkdownText.Prose(rule.Id)} ({rule.Severity.Word()})\n\n");
        text.Append("**").Append(MarkdownText.Prose(rule.Title)).Append("**\n\n");
        text.Append(MarkdownText.Block(rule.Logic, "")).Append('\n');
        if (rule.Rationale is { } rationale) text.Append("Why it matters: ").Append(MarkdownText.Prose(rationale)).Append("\n\n");
        if (rule.Notes is { } notes) text.Append("What the rule cannot see: ").Append(MarkdownText.Prose(notes)).Append("\n\n");
        MarkdownOrigin.Append(text, rule);
        text.Append(CultureInfo.InvariantCulture, $"SHA-256 of the rule: `{rule.Sha256}`. Verdicts: {Counted.Verdicts(summary.Verdicts)}.\n\n");

        long failing = summary.Verdicts[Verdict.Fail] + summary.Verdicts[Verdict.Excluded];
        if (failing == 0) text.Append("No user fails.\n\n");
        else if (rule.Remediation is { } remediation) MarkdownRemediation.Append(text, remediation, withCommands: false);
        return text.ToString();
    }

    public static string Section(Finding finding)
    {
        StringBuilder text = new();
        string account = finding.Account is { } id ? $"account {MarkdownText.Code(id)}, " : "";
        text.Append(CultureInfo.InvariantCulture,
            $"### {MarkdownText.Code(finding.UserName)}: {Word(finding.Verdict)}\n\n{account}{MarkdownText.Code(finding.Source)} {(finding.IsRecord ? "record" : "line")} {finding.Line}");
        if (finding.Arn is { } arn) text.Append(", ").Append(MarkdownText.Code(arn));
        text.Append("\n\n").Append(MarkdownText.Code(finding.Message)).Append("\n\n");

        text.Append("| Evidence | |\n|---|---|\n");
        foreach (CellReading cell in finding.Cells) text.Append(CultureInfo.InvariantCulture, $"| `{cell.Column}` | {MarkdownText.CellCode(cell.Text)} |\n");
        foreach (DerivedValue derived in finding.Derived) text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.CellCode(derived.Expression)} | {MarkdownText.CellCode(derived.ToString())} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| fingerprint | `{finding.Fingerprint}` |\n\n");

        if (finding.Remediation?.Advice is { } advice) text.Append(MarkdownText.Code(advice)).Append("\n\n");
        if (finding.Remediation?.Cli is { } cli) text.Append(MarkdownText.Block(cli, "sh")).Append('\n');
        return text.ToString();
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Fail => "fails",
        Verdict.Pass => "passes",
        Verdict.NotRelevant => "not relevant",
        Verdict.Excluded => "excluded",
        _ => "not assessable",
    };
}
