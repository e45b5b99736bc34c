using System.Text;
using CredReport.Evaluation;
using CredReport.Gsl;
using CredReport.Rules;

namespace CredReport.Reporting.Text;

/// <summary>Writes plain lines for a person: every finding as it comes, a summary last. Names are never wrapped, cut or abbreviated.</summary>
internal sealed class TextFindingWriter(Stream output, TextPalette palette, Func<AnalysisResult, string> summary) : IFindingWriter
{
    private bool _hasFinding;

    public bool NeedsSourceHash => false;

    public void Begin(EvaluationInfo evaluation)
    {
    }

    public IFindingBatch NewBatch() => new ByteBatch(Append);

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

    private void Append(Utf8Buffer text, Finding finding)
    {
        text.Append(Colour(finding.Verdict));
        text.Append(Word(finding.Verdict));
        text.Append(palette.Reset);
        text.Append("  "u8);
        AppendVisible(text, finding.Rule.Id);
        text.Append(" ("u8);
        text.Append(finding.Rule.Severity.Word());
        text.Append(")  "u8);
        text.Append(palette.Strong);
        AppendVisible(text, finding.UserNameUtf8);
        text.Append(palette.Reset);
        if (finding.AccountUtf8 is { IsEmpty: false } account)
        {
            text.Append("  account "u8);
            AppendVisible(text, account);
        }

        text.Append(palette.Faint);
        text.Append("  "u8);
        AppendVisible(text, finding.Source);
        text.Append(finding.IsRecord ? ", record "u8 : ":"u8);
        text.Append(finding.Line);
        text.Append(palette.Reset);
        text.Append("\n    "u8);
        AppendVisible(text, finding.Message);
        text.Append("\n"u8);

        int beforeCells = BeginList(text, "cells: "u8);
        int cells = text.Length;
        finding.WriteCells(text);
        EndList(text, beforeCells, cells);

        int beforeDerived = BeginList(text, "derived: "u8);
        int derived = text.Length;
        AppendDerived(text, finding.Derived);
        EndList(text, beforeDerived, derived);

        if (finding.Advice is not { } advice) return;
        text.Append("    advice: "u8);
        AppendVisible(text, advice);
        text.Append("\n"u8);
    }

    /// <summary>Begins a line that is kept if something follows its name, and returns where it begins.</summary>
    private int BeginList(Utf8Buffer text, ReadOnlySpan<byte> name)
    {
        int start = text.Length;
        text.Append("    "u8);
        text.Append(palette.Faint);
        text.Append(name);
        return start;
    }

    private void EndList(Utf8Buffer text, int start, int items)
    {
        if (text.Length == items)
        {
            text.Truncate(start);
            return;
        }

        text.MakeVisible(items);
        text.Append(palette.Reset);
        text.Append("\n"u8);
    }

    private static void AppendDerived(Utf8Buffer text, IReadOnlyList<DerivedValue> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0) text.Append("; "u8);
            text.Append(values[i].Expression);
            text.Append(" = "u8);
            text.Append(values[i].ToString());
        }
    }

    private static void AppendVisible(Utf8Buffer text, ReadOnlySpan<byte> untrusted)
    {
        int start = text.Length;
        text.Append(untrusted);
        text.MakeVisible(start);
    }

    private static void AppendVisible(Utf8Buffer text, string untrusted)
    {
        int start = text.Length;
        text.Append(untrusted);
        text.MakeVisible(start);
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
}
