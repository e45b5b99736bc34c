using System.Globalization;
using System.Text;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>A comparison in a few plain lines for a person: what was compared, as of which times, by which rules, with how many events and findings.</summary>
public static class TextDiffSummary
{
    /// <summary>All of it. Each line has its line end.</summary>
    public static string Compose(ComparisonResult result)
    {
        if (!result.AnyCompared)
            return $"Nothing was compared: no report of the {(result.Old.AnyJudged ? "new" : result.New.AnyJudged ? "old" : "old and of the new")} side could be judged.\n";

        StringBuilder text = new();
        if (result.SameReport) text.Append("This is the same report, byte for byte.\n");
        text.Append("Events: ").Append(Events(result)).Append(".\n");
        text.Append("Findings: ").Append(Findings(result)).Append(".\n");
        foreach (Rule rule in result.Rules) text.Append(CultureInfo.InvariantCulture, $"  {VisibleText.Escape(rule.Id)} ({rule.Severity.Word()}): {VisibleText.Escape(rule.Title)}\n");
        AppendSide(text, "Old", result.Old, AsOfUse(result));
        AppendSide(text, "New", result.New, AsOfUse(result));
        text.Append(ReportAge.Sentence([.. result.Old.Sources, .. result.New.Sources])).Append('\n');
        if (result.Pseudonymized) text.Append(PseudonymNote.Sentence).Append('\n');
        foreach (string note in AccountNotes.Of(result.Accounts)) text.Append(note).Append('\n');
        if (!result.Complete) text.Append("NOT COMPLETE: something could not be judged or compared; see the errors.\n");
        if (TextSummary.MoreRules(result.Rules) is { } more) text.Append(more).Append('\n');
        return text.ToString();
    }

    /// <summary>The events that there are: <c>2 key-created, 1 mfa-disabled</c>, or <c>none</c>.</summary>
    internal static string Events(ComparisonResult result)
    {
        string text = string.Join(", ", result.Events.GroupBy(item => item.Type).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key.Word()}")));
        return text.Length > 0 ? text : "none";
    }

    /// <summary>The findings by state, and why they are absent.</summary>
    internal static string Findings(ComparisonResult result)
    {
        string reasons = string.Join(", ", result.Findings.Where(finding => finding.Reason is not null).GroupBy(finding => finding.Reason!.Value).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key.Word()}")));
        string states = string.Join(", ", Enum.GetValues<FindingState>().Select(state => string.Create(CultureInfo.InvariantCulture, $"{result.Count(state)} {state.Word()}")));
        return reasons.Length > 0 ? $"{states} ({reasons})" : states;
    }

    /// <summary>A comparison always has times, whether or not a rule asks for them.</summary>
    internal static AsOfUse AsOfUse(ComparisonResult result) => new(Ages: true, Exceptions: result.AcceptedRisks?.ApplyTo(result.Rules) == true);

    private static void AppendSide(StringBuilder text, string name, ComparedSide side, AsOfUse use)
    {
        SourceResult[] judged = [.. side.Sources.Where(source => source.Judged)];
        string what = judged.Length == 1 ? VisibleText.Escape(judged[0].Name) : Counted.Of(judged.Length, "report");
        string moments = string.Join("; ", TextSummary.Moments(side.Sources, use));
        text.Append(CultureInfo.InvariantCulture, $"{name}: {what}, {Counted.Of(side.Users, "user")}, as of {(moments.Length > 0 ? moments : "no moment")}.\n");
    }
}
