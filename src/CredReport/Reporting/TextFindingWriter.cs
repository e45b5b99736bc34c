using System.Text;
using CredReport.Evaluation;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>Writes plain lines for a person: every finding as it comes, a summary last. Names are never wrapped, cut or abbreviated.</summary>
internal sealed class TextFindingWriter(Stream output, TextPalette palette, Func<AnalysisResult, string> summary) : IFindingWriter
{
    private bool _hasFinding;

    public bool NeedsSourceHash => false;

    public void Begin(EvaluationInfo evaluation)
    {
    }

    public IFindingBatch NewBatch() => new ByteBatch((bytes, finding) => bytes.Write(Encoding.UTF8.GetBytes(Format(finding))));

    public void Write(IFindingBatch batch)
    {
        ByteBatch bytes = (ByteBatch)batch;
        _hasFinding |= bytes.Size > 0;
        output.Write(bytes.Bytes);
        bytes.Clear();
    }

    public void Finish(AnalysisResult result)
    {
        string parting = _hasFinding ? "\n" : "";
        output.Write(Encoding.UTF8.GetBytes(parting + summary(result)));
        output.Flush();
    }

    private string Format(Finding finding)
    {
        StringBuilder text = new(512);
        text.Append(Colour(finding.Verdict)).Append(Word(finding.Verdict)).Append(palette.Reset)
            .Append("  ").Append(Shown(finding.Rule.Id)).Append(" (").Append(finding.Rule.Severity.Word()).Append(")  ")
            .Append(palette.Strong).Append(Shown(finding.UserName)).Append(palette.Reset);
        if (finding.Account is { } account) text.Append("  account ").Append(Shown(account));
        text.Append(palette.Faint).Append("  ").Append(Shown(finding.Source)).Append(':').Append(finding.Line).Append(palette.Reset).Append('\n');

        text.Append("    ").Append(Shown(finding.Message)).Append('\n');
        AppendList(text, "cells", finding.Cells.Select(cell => $"{cell.Column}={cell.Text}"));
        AppendList(text, "derived", finding.Derived.Select(derived => $"{derived.Expression} = {derived}"));
        if (finding.Remediation?.Advice is { } advice) text.Append("    advice: ").Append(Shown(advice)).Append('\n');
        return text.ToString();
    }

    private void AppendList(StringBuilder text, string name, IEnumerable<string> items)
    {
        string joined = string.Join("; ", items);
        if (joined.Length > 0) text.Append("    ").Append(palette.Faint).Append(name).Append(": ").Append(Shown(joined)).Append(palette.Reset).Append('\n');
    }

    private string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Fail => palette.Bad,
        Verdict.Pass => palette.Good,
        Verdict.NotRelevant => palette.Faint,
        _ => palette.Unsure,
    };

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
