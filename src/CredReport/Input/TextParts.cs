using CredReport.Input.Forms;

namespace CredReport.Input;

/// <summary>Splits a text that holds several reports into its parts.</summary>
internal static class TextParts
{
    /// <summary>The most parts of a text; everything after them is one more.</summary>
    private const int Most = 100_000;

    private static ReadOnlySpan<byte> Blank => " \t\r\n\f"u8;

    /// <summary>Whether bytes begin as a text that may hold several reports in forms other than CSV.</summary>
    public static bool MayBeSeveral(ReadOnlySpan<byte> beginning) => FindReport(beginning, out _) is not null;

    /// <summary>The form of the first report in a text, and where it begins; null if there is none, or if it is CSV.</summary>
    /// <param name="beginning">The beginning of the text.</param>
    /// <param name="start">Offset of the report in bytes; for CSV, of the header; -1 if there is no report.</param>
    public static IReportForm? FindReport(ReadOnlySpan<byte> beginning, out int start)
    {
        start = beginning.Length - HeaderLine.Start(beginning).Length;
        for (int i = 0; i <= SkippedLines.Most && start < beginning.Length; i++)
        {
            ReadOnlySpan<byte> rest = beginning[start..];
            if (ReportForms.Of(rest) is { } form) return form;
            if (i == 0 ? HeaderLine.TryFindSeparator(rest, out _) : HeaderLine.IsReport(rest)) return null;

            ReadOnlySpan<byte> line = rest[..TextLine.Length(rest)];
            if (!SkippedLines.IsLeading(line)) break;
            start = beginning.Length - rest[line.Length..].TrimStart(Blank).Length;
        }

        start = -1;
        return null;
    }

    /// <summary>
    /// The parts of a text, in order: all of it except blanks and skipped lines. Content that is not a report is a part too, so that
    /// reading it reports what is wrong.
    /// </summary>
    /// <param name="text">The text, without a byte order mark.</param>
    public static IReadOnlyList<TextPart> Of(ReadOnlySpan<byte> text)
    {
        List<TextPart> parts = [];
        List<Range> skipped = [];
        List<Range> places = [];
        int at = 0;
        while ((at = text.Length - text[at..].TrimStart(Blank).Length) < text.Length)
        {
            ReadOnlySpan<byte> rest = text[at..];
            IReportForm? form = parts.Count < Most ? ReportForms.Of(rest) : null;
            places.Clear();
            int length = parts.Count < Most ? form?.Cut(rest, places) ?? LengthUntilForm(rest) : rest.Length;
            if (form is null && AreSkipped(rest[..length], isFirst: parts.Count == 0))
            {
                skipped.Add(at..(at + length));
            }
            else
            {
                if (form is null) places.Add(..length);
                foreach (Range place in places)
                {
                    (int offset, int bytes) = place.GetOffsetAndLength(rest.Length);
                    parts.Add(new TextPart((at + offset)..(at + offset + bytes), form, [.. skipped]));
                    skipped.Clear();
                }
            }

            at += length;
        }

        if (skipped.Count == 0) return parts;
        if (parts.Count == 0) return [new TextPart(.., null, [])];

        parts[^1] = parts[^1] with { Skipped = [.. parts[^1].Skipped, .. skipped] };
        return parts;
    }

    /// <summary>Length of the lines up to the next one that begins a report, in bytes, including the first line.</summary>
    public static int LengthUntilForm(ReadOnlySpan<byte> text)
    {
        bool isCsv = HeaderLine.IsReport(text);
        int length = TextLine.Length(text);
        while (length < text.Length)
        {
            ReadOnlySpan<byte> next = text[length..].TrimStart(Blank);
            if (next.IsEmpty || ReportForms.Of(next) is not null || (!isCsv && HeaderLine.IsReport(next))) break;
            length = text.Length - next.Length + TextLine.Length(next);
        }

        return length;
    }

    /// <summary>Whether all lines are skipped.</summary>
    private static bool AreSkipped(ReadOnlySpan<byte> lines, bool isFirst)
    {
        if (HeaderLine.IsReport(lines)) return false;

        int count = 0;
        while (!lines.IsEmpty)
        {
            ReadOnlySpan<byte> line = lines[..TextLine.Length(lines)];
            if (++count > SkippedLines.Most || !(isFirst ? SkippedLines.IsLeading(line) : SkippedLines.IsBetween(line))) return false;
            lines = lines[line.Length..].TrimStart(Blank);
        }

        return true;
    }
}
