using System.Globalization;
using System.Text;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;
using CredReport.Rules;

namespace CredReport.Evidence;

/// <summary>The first page of a package, for a person who has never seen the tool: what this is, what was found, how to verify it, how to do it again.</summary>
internal static class PackageReadme
{
    private const string Verification = """
        ## Verify it

        Unpack the zip, and in the folder `credreport-evidence` run, with tools that are on any machine (on macOS `shasum -a 256 -c`):

        ```sh
        sha256sum -c tagmanifest-sha256.txt
        sha256sum -c manifest-sha256.txt
        openssl dgst -sha256 -verify PUBLIC-KEY.pem -signature signatures/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt
        ```

        1. The first says whether the list of files and what describes the package are as they were when it was made.
        2. The second says so of every file under `data/`.
        3. The third is for a signed package, which has a folder `signatures`: whether it was signed by the owner of the key. Ask the owner for the public
           key on another way than the one on which the package came.

        Who changes a file can calculate its hash again. Against that stands the signature, or the SHA-256 of `tagmanifest-sha256.txt`, had from
        whoever made the package on another way; and the tool, which makes the package again from the reports and the rules and names what differs:

        ```sh
        credreport evidence verify PACKAGE.zip --public-key PUBLIC-KEY.pem
        ```


        """;

    private const string Meanings = """
        - **fail**: the rule is about the user, and the user is not as it should be.
        - **pass**: the rule is about the user, and the user is as it should be.
        - **not relevant**: the rule is not about the user. Never counted as a pass.
        - **not assessable**: a cell cannot be read, or what the rule asks for is not in the report. Never counted as a pass.
        - **excluded**: the user fails, and an accepted risk covers that, with a reason, an owner and a last day.


        """;

    public static string Compose(PackageContent content)
    {
        StringBuilder text = new();
        text.Append("# Evidence: IAM credential reports, and what rules say of them\n\n");
        text.Append(
            "AWS makes a credential report of an account: a table with a row for each IAM user, which says how the user can sign in. This package holds such reports as they were\n"
            + "given to the tool, the rules that were put to every user, and every answer. Nobody has to be trusted for it: all of it can be checked, and done again.\n\n");
        AppendFacts(text, content);
        text.Append(PackageAccounts.Compose(organization: null, content.Accounts));
        AppendRules(text, content);
        AppendPopulation(text, content);
        AppendFiles(text, content);
        text.Append(Verification);
        AppendAgain(text, content);
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
        options.PackagedAt is not null ? "as asked for" : options.AsOf is not null ? "the moment at which the reports were judged" : "the newest moment of the reports";

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
        if (content.AcceptedRisks is { } risks) text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(risks.Items.Count, "accepted risk")} in `{PackagePath.Exceptions}`.\n\n");
        MomentUse use = MomentUse.Of(content.Options.Rules, content.AcceptedRisks);
        foreach (string moment in TextSummary.Moments(content.Result.Sources, use)) text.Append(CultureInfo.InvariantCulture, $"{use.Subject} are judged as of {moment}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Who fails, and why, cell by cell: `{PackagePath.Report}`.\n\n");
    }

    private static void AppendPopulation(StringBuilder text, PackageContent content)
    {
        RowCounts rows = content.Result.Summary.Rows;
        text.Append("## The population\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Every row of a report below its header is a user, the root user of the account included: {Counted.Of(rows.Read, "row")}, of which {rows.Judged} were judged and {rows.NotJudged} were not.\n");
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
        AppendRow(text, $"`{PackagePath.Report}`", "the findings, for reading");
        AppendRow(text, $"`{PackagePath.FindingsCsv}`, `{PackagePath.FindingsJson}`", "the findings, for a spreadsheet and for programs");
        AppendRow(text, $"`{PackagePath.Population}`", "every rule, user and verdict");
        AppendRow(text, $"`{PackagePath.Evaluation}`", "by what it was made: the tool's version, options, rules and reports with their SHA-256, population, accounts");
        AppendRow(text, $"`{PackagePath.Sources}`", $"{Counted.Of(content.Result.Sources.Count, "report")}, byte for byte, numbered in the order in which they were given");
        AppendRow(text, $"`{PackagePath.Rules}`", "the rules, as they were applied" + (content.AcceptedRisks is null ? "" : ", and the accepted risks"));
        AppendRow(text, "beside `data/`", "the lists of files with their SHA-256 and a description, as BagIt 1.0 (RFC 8493) has them; `signatures/` when the package is signed");
        text.Append('\n');
    }

    private static void AppendAgain(StringBuilder text, PackageContent content)
    {
        List<string> words = ["credreport analyze data/source/*"];
        words.AddRange(content.RuleFiles.Count == 1 ? [$"-r {content.RuleFiles[0].Path}"] : ["$(printf -- '-r %s ' data/rules/[0-9]*)"]);
        if (content.Options.AsOf is { } asOf) words.Add($"--as-of {asOf}");
        if (content.AcceptedRisks is not null) words.Add($"--exceptions {PackagePath.Exceptions}");
        if (content.Options.Limits.LineBytes != InputLimits.Default.LineBytes) words.Add(string.Create(CultureInfo.InvariantCulture, $"--max-line {content.Options.Limits.LineBytes}"));
        if (content.Options.Limits.InflatedBytes != InputLimits.Default.InflatedBytes) words.Add(string.Create(CultureInfo.InvariantCulture, $"--max-inflated {content.Options.Limits.InflatedBytes}"));
        text.Append("## Do it again\n\n");
        text.Append("In the folder `credreport-evidence`, this writes the findings once more, and shows whether they are those of the package:\n\n```sh\n");
        text.Append(string.Join(' ', words)).Append(" -o again.json -o again.csv\n");
        text.Append("cmp again.json ").Append(PackagePath.FindingsJson).Append("\ncmp again.csv ").Append(PackagePath.FindingsCsv).Append("\n```\n\n");
        text.Append("A single verdict can be done again with a pencil: the report shows for each user who fails the cells that the verdict rests on, in the words of AWS's\nfile, and what was calculated from them.\n\n");
    }

    private static void AppendRow(StringBuilder text, string left, string right) => text.Append("| ").Append(left).Append(" | ").Append(right).Append(" |\n");
}
