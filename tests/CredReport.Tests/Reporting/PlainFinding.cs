using System.Text;
using CredReport.Evaluation;
using CredReport.Reporting;
using CredReport.Rules;

namespace CredReport.Tests.Reporting;

/// <summary>The text of a finding, put together from what a finding says of itself, string by string.</summary>
internal static class PlainFinding
{
    public static string Text(Finding finding)
    {
        StringBuilder text = new();
        text.Append(Word(finding.Verdict)).Append("  ").Append(Shown(finding.Rule.Id)).Append(" (").Append(finding.Rule.Severity.Word()).Append(")  ").Append(Shown(finding.UserName));
        if (finding.Account is { } account) text.Append("  account ").Append(Shown(account));
        text.Append("  ").Append(Shown(finding.Source)).Append(':').Append(finding.Line).Append('\n');
        text.Append("    ").Append(Shown(finding.Message)).Append('\n');
        AppendList(text, "cells", finding.Cells.Select(cell => $"{cell.Column}={cell.Text}"));
        AppendList(text, "derived", finding.Derived.Select(derived => $"{derived.Expression} = {derived}"));
        if (finding.Remediation?.Advice is { } advice) text.Append("    advice: ").Append(Shown(advice)).Append('\n');
        return text.ToString();
    }

    private static void AppendList(StringBuilder text, string name, IEnumerable<string> items)
    {
        string joined = string.Join("; ", items);
        if (joined.Length > 0) text.Append("    ").Append(name).Append(": ").Append(Shown(joined)).Append('\n');
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Fail => "FAIL",
        Verdict.Pass => "PASS",
        Verdict.NotRelevant => "NOT RELEVANT",
        Verdict.Excluded => "EXCLUDED",
        _ => "NOT ASSESSABLE",
    };

    private static string Shown(string text) => VisibleText.Escape(text);
}
