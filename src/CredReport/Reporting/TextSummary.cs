using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>A run in a few lines for a person: what was judged, by which rules, at which moment, with which result.</summary>
public sealed class TextSummary
{
    private readonly TextPalette _palette;

    private TextSummary(TextPalette palette) => _palette = palette;

    /// <summary>The lines, each with its line end.</summary>
    /// <param name="result">The run.</param>
    /// <param name="palette">Colours; null for none.</param>
    public static string Compose(AnalysisResult result, TextPalette? palette = null)
    {
        StringBuilder text = new();
        new TextSummary(palette ?? TextPalette.None).Append(text, result);
        return text.ToString();
    }

    private void Append(StringBuilder text, AnalysisResult result)
    {
        AnalysisSummary summary = result.Summary;
        int reports = result.Sources.Count(source => source.Judged);
        if (reports == 0)
        {
            text.Append(_palette.Unsure).Append("No report could be judged.").Append(_palette.Reset).Append('\n');
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(reports, "report")}, {Counted.Of(summary.ByAccount.Count(account => account.Account is not null), "account")}, {Counted.Of(summary.Users, "user")}: ")
            .Append(Colour(summary.Verdicts)).Append(Counted.Verdicts(summary.Verdicts)).Append(_palette.Reset).Append('\n');
        foreach (RuleSummary rule in summary.ByRule) AppendRule(text, rule);
        if (summary.ByAccount.Count > 1)
        {
            foreach (AccountSummary account in summary.ByAccount)
                text.Append(CultureInfo.InvariantCulture, $"  account {VisibleText.Escape(account.Account ?? "unknown")}: {Counted.Of(account.Users, "user")}: {Counted.Verdicts(account.Verdicts)}\n");
        }

        AppendMoments(text, result);
        if (!summary.Complete) AppendIncomplete(text, summary);

        int more = BuiltInRules.Ids.Count(id => !summary.ByRule.Any(rule => rule.Rule.Id == id));
        if (more > 0) text.Append(_palette.Faint).Append(CultureInfo.InvariantCulture, $"The catalogue has {Counted.Of(more, "more rule")}: apply all with '-r all'.").Append(_palette.Reset).Append('\n');
    }

    private void AppendRule(StringBuilder text, RuleSummary rule)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {VisibleText.Escape(rule.Rule.Id)} ({rule.Rule.Severity.Word()}): {Counted.Verdicts(rule.Verdicts)}\n");
        text.Append(_palette.Faint).Append("    ").Append(VisibleText.Escape(rule.Rule.Title)).Append(_palette.Reset).Append('\n');
        if (rule.Verdicts[Verdict.Fail] > 0 && rule.Rule.Remediation?.Console is { } console)
            text.Append("    What to do: ").Append(VisibleText.Escape(console)).Append('\n');
    }

    private static void AppendMoments(StringBuilder text, AnalysisResult result)
    {
        // With many reports of one kind of moment, one line says it.
        IEnumerable<IGrouping<AsOfSource?, SourceResult>> bySource = result.Sources.Where(source => source.Judged).GroupBy(source => source.AsOfSource);
        foreach (IGrouping<AsOfSource?, SourceResult> group in bySource)
        {
            Instant?[] moments = [.. group.Select(source => source.AsOf).Distinct()];
            string? moment = moments.Length == 1
                ? MomentText.Describe(moments[0], group.Key)
                : MomentText.Describe(moments.Min(), group.Key) + $" (of {moments.Length} moments, this is the earliest)";
            if (moment is not null) text.Append("Ages are judged as of ").Append(moment).Append(".\n");
        }
    }

    private void AppendIncomplete(StringBuilder text, AnalysisSummary summary)
    {
        text.Append(_palette.Unsure).Append("NOT COMPLETE: ");
        text.Append(summary.Rows.NotJudged > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{summary.Rows.NotJudged} of {Counted.Of(summary.Rows.Read, "row")} could not be judged; see the errors.")
            : "something could not be judged; see the errors.");
        text.Append(_palette.Reset).Append('\n');
    }

    private string Colour(VerdictCounts counts) =>
        counts[Verdict.Fail] > 0 ? _palette.Bad : counts[Verdict.NotAssessable] + counts[Verdict.Excluded] > 0 ? _palette.Unsure : _palette.Good;
}
