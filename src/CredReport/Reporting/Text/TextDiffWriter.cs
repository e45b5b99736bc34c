using System.Text;
using CredReport.Diffing;
using CredReport.Rules;

namespace CredReport.Reporting.Text;

/// <summary>
/// Writes plain lines for a person: what got worse first, then what got better, then the rest, grouped by user; the counts last.
/// Unchanged findings are only counted. Names are never wrapped, cut or abbreviated.
/// </summary>
internal static class TextDiffWriter
{
    public static void Write(ComparisonResult result, Stream output, TextPalette palette)
    {
        StringBuilder text = new();
        foreach (DiffTendency tendency in Enum.GetValues<DiffTendency>()) AppendSection(text, result, tendency, palette);
        text.Append(TextDiffSummary.Compose(result));
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void AppendSection(StringBuilder text, ComparisonResult result, DiffTendency tendency, TextPalette palette)
    {
        IReadOnlyList<DiffSubject> subjects = DiffSubject.Of(result, tendency);
        if (subjects.Count == 0) return;

        text.Append(Colour(tendency, palette)).Append(DiffSubject.Heading(tendency)).Append(palette.Reset).Append('\n');
        foreach (DiffSubject subject in subjects)
        {
            text.Append("  ");
            if (subject.User is { } user) text.Append(palette.Strong).Append(VisibleText.Escape(user)).Append(palette.Reset).Append(subject.Account is null ? "" : "  ");
            if (subject.Account is { } account) text.Append("account ").Append(VisibleText.Escape(account));
            text.Append('\n');
            foreach (DiffItem item in subject.Items)
            {
                text.Append("    ").Append(item.Word).Append("  ");
                if (item.Rule is { } rule) text.Append(VisibleText.Escape(rule.Id)).Append(" (").Append(rule.Severity.Word()).Append(")  ");
                text.Append(VisibleText.Escape(item.Message)).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static string Colour(DiffTendency tendency, TextPalette palette) => tendency switch
    {
        DiffTendency.Worse => palette.Bad,
        DiffTendency.Better => palette.Good,
        _ => palette.Strong,
    };
}
