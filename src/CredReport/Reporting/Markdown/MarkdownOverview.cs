using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Rules;

namespace CredReport.Reporting.Markdown;

/// <summary>The first page of the Markdown document, and its last words.</summary>
internal static class MarkdownOverview
{
    /// <summary>What no credential report shows. Source: AWS IAM user guide, "Getting credential reports", and the report's columns.</summary>
    public const string Limits = """
        ## What a credential report cannot show

        - Third and later access keys, and the ids of keys.
        - Service-specific credentials: CodeCommit, Amazon Keyspaces, Amazon Bedrock and CloudWatch API keys.
        - SSH public keys.
        - Roles, and users of IAM Identity Center.
        - Which kind of MFA device a user has.
        - What happened since it was made: AWS makes a new report at most every 4 hours, and the data about last use lags behind.

        """;

    /// <summary>Everything before the rules.</summary>
    /// <param name="result">What to write of.</param>
    /// <param name="remarks">Follows the result; null for nothing.</param>
    public static string Compose(AnalysisResult result, string? remarks = null)
    {
        StringBuilder text = new();
        text.Append("# IAM credential report: findings\n\n");
        AppendVerdict(text, result);
        if (result.Evaluation.Pseudonymized) text.Append(PseudonymNote.Sentence).Append("\n\n");
        text.Append(remarks);
        AppendSources(text, result);
        AppendResult(text, result.Summary);
        MarkdownDiagnostics.Append(text, result.AllDiagnostics, result.OmittedDiagnostics);
        return text.ToString();
    }

    private static void AppendVerdict(StringBuilder text, AnalysisResult result)
    {
        AnalysisSummary summary = result.Summary;
        if (!result.AnyJudged) text.Append("**No report could be judged.**\n\n");
        else if (!summary.Complete) text.Append("**Not complete: something could not be judged. See [What could not be judged](#what-could-not-be-judged).**\n\n");

        long rules = summary.ByRule.Count;
        text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(summary.Users, "user")} judged by {Counted.Of(rules, "rule")}: {Counted.Verdicts(summary.Verdicts)}.\n\n");
    }

    private static void AppendSources(StringBuilder text, AnalysisResult result)
    {
        text.Append("## What was analyzed\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| Source | {DigestHeading(result.Evaluation.Pseudonymized)} | Bytes | Form | Made by AWS | Accounts | Users judged | Rows read | Rows not judged |\n");
        text.Append("|---|---|---:|---|---|---|---:|---:|---:|\n");
        foreach (SourceResult source in result.Sources)
        {
            string accounts = source.Accounts.Count > 0 ? string.Join(", ", source.Accounts.Select(MarkdownText.CellCode)) : "-";
            text.Append(CultureInfo.InvariantCulture,
                $"| {MarkdownText.CellCode(source.Name)} | {Digest(source)} | {source.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {source.Form ?? "not a report"} | {source.GeneratedAt?.ToString() ?? "not said"} | {accounts} | {source.Users} | {source.Rows.Read} | {source.Rows.NotJudged} |\n");
        }

        text.Append('\n');
        bool anyMoment = false;
        AsOfUse use = AsOfUse.Of(result.Evaluation.Rules, result.Evaluation.AcceptedRisks);
        foreach (SourceResult source in result.Sources.Where(source => source.Judged))
        {
            if (AsOfText.Describe(source.AsOf, source.AsOfSource, use) is not { } moment) continue;
            text.Append("- ").Append(use.Subject).Append(" in ").Append(MarkdownText.Code(source.Name)).Append(" are judged as of ").Append(moment).Append(".\n");
            anyMoment = true;
        }

        text.Append(anyMoment ? "\n" : "No rule that was applied asks for the moment of evaluation.\n\n");
    }

    /// <summary>The heading of <see cref="Digest"/>.</summary>
    public static string DigestHeading(bool pseudonymized) => pseudonymized ? "HMAC-SHA-256" : "SHA-256";

    /// <summary>What tells a source from others, as a cell of a table.</summary>
    public static string Digest(SourceResult source) => source.Digest is { } digest ? $"`{digest}`" : "-";

    private static void AppendResult(StringBuilder text, AnalysisSummary summary)
    {
        text.Append("## Result\n\n");
        text.Append("| Rule | Severity | Fail | Not assessable | Excluded | Pass | Not relevant |\n|---|---|---:|---:|---:|---:|---:|\n");
        foreach (RuleSummary rule in summary.ByRule)
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.CellCode(rule.Rule.Id)} | {rule.Rule.Severity.Word()} | {Cells(rule.Verdicts)} |\n");

        text.Append("\n| Account | Users | Fail | Not assessable | Excluded | Pass | Not relevant |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (AccountSummary account in summary.ByAccount)
            text.Append(CultureInfo.InvariantCulture, $"| {(account.Account is { } id ? MarkdownText.CellCode(id) : "unknown")} | {account.Users} | {Cells(account.Verdicts)} |\n");
        text.Append('\n');
    }

    /// <summary>Numbers of verdicts as cells of a table, in the order of its columns.</summary>
    public static string Cells(VerdictCounts counts) => string.Create(CultureInfo.InvariantCulture,
        $"{counts[Verdict.Fail]} | {counts[Verdict.NotAssessable]} | {counts[Verdict.Excluded]} | {counts[Verdict.Pass]} | {counts[Verdict.NotRelevant]}");
}
