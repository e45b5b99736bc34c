using System.Globalization;
using System.Text;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>A run in a few plain lines for a person: what was evaluated, by which rules, as of which time, with which result.</summary>
public static class TextSummary
{
    /// <summary>All of it: the result in a line, the rules, the accounts where there are several, and the notes. Each line has its line end.</summary>
    /// <param name="result">The run.</param>
    /// <param name="explained">Whether the notes say of each failing rule why it matters and what to do.</param>
    public static string Compose(AnalysisResult result, bool explained = false)
    {
        StringBuilder text = new();
        text.Append(Headline(result)).Append('\n');
        if (!result.AnyJudged) return text.ToString();

        foreach (RuleSummary rule in result.Summary.ByRule)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {VisibleText.Escape(rule.Rule.Id)} ({rule.Rule.Severity.Word()}): {Counted.Verdicts(rule.Verdicts)}\n");
            text.Append("    ").Append(VisibleText.Escape(rule.Rule.Title)).Append('\n');
        }

        if (result.Summary.ByAccount.Count > 1)
        {
            foreach (AccountSummary account in result.Summary.ByAccount)
                text.Append(CultureInfo.InvariantCulture, $"  account {VisibleText.Escape(account.Account ?? "unknown")}: {Counted.Of(account.Users, "user")}: {Counted.Verdicts(account.Verdicts)}\n");
        }

        foreach (string note in Notes(result, explained)) text.Append(note).Append('\n');
        return text.ToString();
    }

    /// <summary>The result in a line without its end.</summary>
    public static string Headline(AnalysisResult result)
    {
        if (!result.AnyJudged) return "No report could be judged.";

        AnalysisSummary summary = result.Summary;
        int reports = result.Sources.Count(source => source.Judged);
        int accounts = summary.ByAccount.Count(account => account.Account is not null);
        return $"{Counted.Of(reports, "report")}, {Counted.Of(accounts, "account")}, {Counted.Of(summary.Users, "user")}: {Counted.Verdicts(summary.Verdicts)}";
    }

    /// <summary>What a reader must know besides the numbers, one line each without its end: what to do, times, incompleteness, further rules.</summary>
    /// <param name="result">The run.</param>
    /// <param name="explained">Whether they say of each failing rule why it matters and what to do, or only where to read it.</param>
    public static IEnumerable<string> Notes(AnalysisResult result, bool explained = false)
    {
        AnalysisSummary summary = result.Summary;
        Rule[] failing = [.. summary.ByRule.Where(rule => rule.Verdicts[Verdict.Fail] > 0).Select(rule => rule.Rule)];
        foreach (string line in explained ? failing.SelectMany(Explain) : WhereToRead(failing)) yield return line;

        AsOfUse use = AsOfUse.Of(result.Evaluation.Rules, result.Evaluation.AcceptedRisks);
        foreach (string moment in Moments(result.Sources, use)) yield return $"{use.Subject} are judged as of {moment}.";

        yield return ReportAge.Sentence(result.Sources);
        if (result.Evaluation.Pseudonymized) yield return PseudonymNote.Sentence;
        foreach (string note in AccountNotes.Of(result.Accounts)) yield return note;
        if (!summary.Complete && (result.Sources.Any(source => source.HasErrors) || result.Diagnostics.Any(problem => problem.Severity == DiagnosticSeverity.Error && !AccountNotes.Covers(problem))))
        {
            yield return summary.Rows.NotJudged > 0
                ? string.Create(CultureInfo.InvariantCulture, $"NOT COMPLETE: {summary.Rows.NotJudged} of {Counted.Of(summary.Rows.Read, "row")} could not be judged; see the errors.")
                : "NOT COMPLETE: something could not be judged; see the errors.";
        }

        if (MoreRules([.. summary.ByRule.Select(rule => rule.Rule)]) is { } more) yield return more;
    }

    /// <summary>What a person needs who is to do something about a rule's findings.</summary>
    private static IEnumerable<string> Explain(Rule rule)
    {
        yield return $"{VisibleText.Escape(rule.Id)}: {VisibleText.Escape(rule.Title)}";
        if (rule.Rationale is { } rationale) yield return $"  Why it matters: {VisibleText.Escape(rationale)}";
        if (rule.Remediation?.ConsoleText is not { } console) yield break;

        string[] steps = console.Split('\n');
        yield return $"  What to do: {(steps.Length == 1 ? VisibleText.Escape(console) : "")}".TrimEnd();
        foreach (string step in steps.Length == 1 ? [] : steps) yield return $"    {VisibleText.Escape(step)}";
    }

    /// <summary>Where a person finds what <see cref="Explain"/> says: a rule of the user's own has no page.</summary>
    private static IEnumerable<string> WhereToRead(Rule[] failing)
    {
        Rule[] explained = [.. failing.Where(rule => rule.Rationale is not null || rule.Remediation?.ConsoleText is not null)];
        if (explained.Length == 0) yield break;

        string[] pages = [.. explained.Where(rule => BuiltInRules.Find(rule.Id) == rule).Select(rule => rule.Id)];
        string page = pages.Length switch { 0 => "", 1 => $"credreport rules show {pages[0]}, or ", _ => "credreport rules show ID, or " };
        yield return $"Why it matters, and what to do: {page}-v.";
    }

    /// <summary>Says that the catalogue has rules that were not applied, in a line without its end; null when all were.</summary>
    internal static string? MoreRules(IReadOnlyList<Rule> applied)
    {
        int more = BuiltInRules.Ids.Count(id => !applied.Any(rule => rule.Id == id));
        return more > 0 ? $"The catalogue has {Counted.Of(more, "more rule")}: apply all with '-r all'." : null;
    }

    /// <summary>Many reports with one kind of time share a line.</summary>
    internal static IEnumerable<string> Moments(IEnumerable<SourceResult> sources, AsOfUse use)
    {
        foreach (IGrouping<AsOfSource?, SourceResult> group in sources.Where(source => source.Judged).GroupBy(source => source.AsOfSource))
        {
            Instant?[] moments = [.. group.Select(source => source.AsOf).Distinct()];
            if (AsOfText.Describe(moments.Min(), group.Key, use) is { } moment)
                yield return moments.Length == 1 ? moment : $"{moment} (the earliest of {moments.Length} moments, each report having its own)";
        }
    }
}
