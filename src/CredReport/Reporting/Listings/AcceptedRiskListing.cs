using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;

namespace CredReport.Reporting;

/// <summary>What accepted risks do, as plain lines for a person.</summary>
public static class AcceptedRiskListing
{
    /// <summary>What each covers on the reports of a run, and as of which times that was evaluated.</summary>
    public static string OnReports(IReadOnlyList<AcceptedRiskStatus> statuses, AnalysisResult result)
    {
        StringBuilder text = new();
        foreach (AcceptedRiskStatus status in statuses) Append(text, status);
        if (statuses.Count > 0) text.Append('\n');
        text.Append(Counts(statuses, "covers", "cover")).Append('\n');
        foreach (string moment in TextSummary.Moments(result.Sources, AsOfUse.Of(result.Evaluation.Rules, result.Evaluation.AcceptedRisks))) text.Append("Judged as of ").Append(moment).Append(".\n");
        if (result.AnyJudged && !result.Summary.Complete) text.Append("NOT COMPLETE: something could not be judged; see the errors.\n");
        return text.ToString();
    }

    /// <summary>Which have expired or expire soon at a time, and how many there are.</summary>
    public static string AtMoment(IReadOnlyList<AcceptedRiskStatus> statuses)
    {
        StringBuilder text = new();
        AcceptedRiskStatus[] shown = [.. statuses.Where(status => status.State != AcceptedRiskState.InForce)];
        foreach (AcceptedRiskStatus status in shown) Append(text, status);
        if (shown.Length > 0) text.Append('\n');
        return text.Append(Counts(statuses, "in force", "in force")).Append('\n').ToString();
    }

    private static void Append(StringBuilder text, AcceptedRiskStatus status)
    {
        AcceptedRisk risk = status.Risk;
        text.Append(CultureInfo.InvariantCulture,
            $"{Word(status)}  {Shown(risk.Id)}  {Shown(risk.RuleId)}  {Shown(risk.User)}  account {Shown(risk.Account)}  {Shown(risk.File)}:{risk.Line}\n");
        string verb = status.State == AcceptedRiskState.Expired ? "no longer covers" : "covers";
        foreach (Finding finding in status.Findings)
        {
            string key = finding.Key?.Created is { } created ? $", key {finding.Key.Slot} created at {created}" : "";
            text.Append(CultureInfo.InvariantCulture, $"    {verb} {Shown(finding.Source)}:{finding.Line}{key}\n");
        }

        if (status.DaysLeft is { } days) text.Append("    ").Append(days < 0 ? $"expired on {risk.ExpiresText}" : $"expires on {risk.ExpiresText}: {RemainingDays.Describe(days)}").Append('\n');
        if (status.Note is { } note) text.Append("    ").Append(Shown(note)).Append('\n');
        text.Append("    ").Append(Shown(risk.Owner!)).Append(risk.Ticket is { } ticket ? $" ({Shown(ticket)})" : "").Append(": ").Append(Shown(risk.Reason!.ReplaceLineEndings(" "))).Append('\n');
    }

    private static string Word(AcceptedRiskStatus status) => status.State switch
    {
        AcceptedRiskState.InForce => "COVERS",
        AcceptedRiskState.EndsSoon => "ENDS SOON",
        AcceptedRiskState.Expired => "EXPIRED",
        AcceptedRiskState.KeyGone => "KEY GONE",
        _ => "COVERS NOBODY",
    };

    private static string Counts(IReadOnlyList<AcceptedRiskStatus> statuses, string inForce, string severalInForce)
    {
        (AcceptedRiskState State, string One, string Several)[] words =
        [
            (AcceptedRiskState.Expired, "has expired", "have expired"), (AcceptedRiskState.EndsSoon, "ends soon", "end soon"),
            (AcceptedRiskState.InForce, inForce, severalInForce),
            (AcceptedRiskState.Unmatched, "covers nobody", "cover nobody"), (AcceptedRiskState.KeyGone, "names a key that is gone", "name a key that is gone"),
        ];
        IEnumerable<string> counts = words.Select(word => (Count: statuses.Count(status => status.State == word.State), word.One, word.Several))
            .Where(word => word.Count > 0)
            .Select(word => string.Create(CultureInfo.InvariantCulture, $"{word.Count} {(word.Count == 1 ? word.One : word.Several)}"));
        string joined = string.Join(", ", counts);
        return $"{Counted.Of(statuses.Count, "exception")}{(joined.Length > 0 ? ": " : "")}{joined}";
    }

    private static string Shown(string text) => VisibleText.Escape(text);
}
