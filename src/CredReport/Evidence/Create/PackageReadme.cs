using System.Globalization;
using System.Text;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Reporting;
using CredReport.Reporting.Markdown;
using CredReport.Rules;

namespace CredReport.Evidence.Create;

/// <summary>The first page of a package, for a person who has never seen the tool: what this is, what was found, how to verify it, how to do it again.</summary>
internal static class PackageReadme
{
    private const string Meanings = """
        - **fail**: the rule is about the user, and the user is not as it should be.
        - **pass**: the rule is about the user, and the user is as it should be.
        - **not relevant**: the rule is not about the user. Never counted as a pass.
        - **not assessable**: a cell cannot be read, or what the rule asks for is not in the report. Never counted as a pass.
        - **excluded**: the user fails, and an accepted risk covers that, with a reason, an owner and a last day.


        """;

    private const string HeldBack = """
        This package holds the rules
        that were put to every user of such reports, and every answer. It names nobody: pseudonyms stand for accounts and users, the same ones throughout. The
        reports are left out; `data/evaluation.json` has the number of rows of each, and an HMAC under the key of the pseudonyms that stands for its SHA-256, so that
        anyone who holds the reports and the key can make the package again. What a verdict rests on is shown as it is in the report where that is a moment or a yes or no.


        """;

    public static string Compose(PackageContent content)
    {
        StringBuilder text = new();
        text.Append("# Evidence: IAM credential reports, and what rules say of them\n\n");
        text.Append(
            "AWS makes a credential report of an account: a table with a row for each IAM user, which says how the user can sign in. "
            + (content.HoldsBack ? HeldBack : "This package holds such reports as they were\ngiven to the tool, the rules that were put to every user, and every answer. Nobody has to be trusted for it: all of it can be checked, and done again.\n\n"));
        AppendFacts(text, content);
        text.Append(PackageAccounts.Compose(organization: null, content.Accounts));
        AppendRules(text, content);
        AppendPopulation(text, content);
        AppendFiles(text, content);
        text.Append(PackageInstructions.Compose(content));
        text.Append(MarkdownOverview.Limits);
        return text.ToString();
    }

    private static void AppendFacts(StringBuilder text, PackageContent content)
    {
        AnalysisSummary summary = content.Result.Summary;
        text.Append("| | |\n|---|---|\n");
        if (content.Options.Organization is { } organization) AppendRow(text, "Organization", MarkdownText.CellCode(organization));
        AppendRow(text, "Date", $"{content.PackagedAt}, {DateOrigin(content.Options)}");
        AppendRow(text, "Population", $"{Counted.Of(summary.Users, "user")} of {Counted.Of(content.Accounts.Received.Count, "account")}, from {Counted.Of(content.Result.Sources.Count(source => source.Judged), "report")}");
        AppendRow(text, "Rules", Counted.Of(content.Options.Rules.Count, "rule"));
        AppendRow(text, "Result", Counted.Verdicts(summary.Verdicts));
        AppendRow(text, "Complete", content.IsComplete ? "yes: every report, row and cell that a rule asks for could be judged" : $"**no**: {Incompleteness(content)}");
        AppendRow(text, "Made by", $"{ToolInfo.Name} {ToolInfo.Version}, which opens no connection and reads no clock");
        text.Append('\n');
    }

    private static string DateOrigin(EvidenceOptions options) =>
        options.PackagedAt is not null ? "as asked for" : options.AsOf is not null ? "the as-of time of the reports" : "the newest time of the reports";

    private static string Incompleteness(PackageContent content)
    {
        AnalysisSummary summary = content.Result.Summary;
        List<string> reasons = [];
        if (summary.Rows.NotJudged > 0) reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{summary.Rows.NotJudged} of {Counted.Of(summary.Rows.Read, "row")} could not be judged"));
        if (summary.Verdicts[Verdict.NotAssessable] > 0) reasons.Add($"{Counted.Of(summary.Verdicts[Verdict.NotAssessable], "question")} could not be answered");
        if (!content.Accounts.Holds) reasons.Add("the accounts are not those that were expected");
        int others = content.Result.Sources.Count(source => !source.Judged);
        if (others > 0) reasons.Add($"{Counted.Of(others, "file")} could not be judged at all");
        return reasons.Count > 0 ? string.Join("; ", reasons) : "something could not be judged, see the report";
    }

    private static void AppendRules(StringBuilder text, PackageContent content)
    {
        text.Append("## What was asked, and answered\n\n");
        text.Append("| Rule | Severity | In words | Fail | Not assessable | Excluded | Pass | Not relevant |\n|---|---|---|---:|---:|---:|---:|---:|\n");
        foreach (RuleSummary rule in content.Result.Summary.ByRule)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.CellCode(rule.Rule.Id)} | {rule.Rule.Severity.Word()} | {MarkdownText.Prose(rule.Rule.Title)} ");
            text.Append("| ").Append(MarkdownOverview.Cells(rule.Verdicts)).Append(" |\n");
        }

        text.Append('\n').Append(Meanings);
        if (content.AcceptedRisks is { } risks) text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(risks.Items.Count, "accepted risk")} in {(content.HoldsBack ? "a file that is left out, for it names people" : $"`{PackagePath.Exceptions}`")}.\n\n");
        AsOfUse use = AsOfUse.Of(content.Options.Rules, content.AcceptedRisks);
        foreach (string moment in TextSummary.Moments(content.Result.Sources, use)) text.Append(CultureInfo.InvariantCulture, $"{use.Subject} are judged as of {moment}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Who fails, and why, cell by cell: `{PackagePath.Report}`.\n\n");
    }

    private static void AppendPopulation(StringBuilder text, PackageContent content)
    {
        RowCounts rows = content.Result.Summary.Rows;
        text.Append("## The population\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Every row of a report below its header is a user, the root user of the account included: {Counted.Of(rows.Read, "row")}, {rows.Judged} judged and {rows.NotJudged} not judged.\n");
        text.Append(CultureInfo.InvariantCulture, $"`{PackagePath.Population}` has a row for each rule and user, also where the user passes, with the line of the report: a sample can be drawn from it, and every row found again.\n\n");
        IGrouping<DiagnosticDescriptor, long>[] errors = [.. content.Problems.Where(problem => problem.Key.Severity == DiagnosticSeverity.Error).GroupBy(problem => problem.Key, problem => problem.Value)];
        if (errors.Length == 0) return;

        text.Append("What could not be judged, by the kind of what is wrong; the report and `").Append(PackagePath.FindingsJson).Append("` say where and what was seen:\n\n");
        foreach (IGrouping<DiagnosticDescriptor, long> error in errors) text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Prose(error.Key.Title)} (`{error.Key.Code}`): {error.Sum()}\n");
        text.Append('\n');
    }

    private static void AppendFiles(StringBuilder text, PackageContent content)
    {
        text.Append("## What is in it\n\n| File | |\n|---|---|\n");
        foreach (IGrouping<string, PackageEntry> row in PackageEntries.All.Where(entry => entry.Description is not null).GroupBy(entry => entry.Description!(content)))
            AppendRow(text, string.Join(", ", row.Select(entry => $"`{entry.Path}`")), row.Key);
        if (!content.HoldsBack) AppendRow(text, $"`{PackagePath.Sources}`", $"{Counted.Of(content.Result.Sources.Count, "report")}, byte for byte, numbered in the order in which they were given");
        AppendRow(text, $"`{PackagePath.Rules}`", "the rules, as they were applied" + (content.AcceptedRisks is null || content.HoldsBack ? "" : ", and the accepted risks"));
        AppendRow(text, "beside `data/`", "the lists of files with their SHA-256 and a description, as BagIt 1.0 (RFC 8493) has them; `signatures/` when the package is signed");
        text.Append('\n');
    }

    private static void AppendRow(StringBuilder text, string left, string right) => text.Append("| ").Append(left).Append(" | ").Append(right).Append(" |\n");
}
