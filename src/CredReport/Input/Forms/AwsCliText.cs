using System.Text;
using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>
/// Plain base64, with or without the lines <c>-----BEGIN</c> and <c>-----END</c> around it, or the output of
/// <c>aws iam get-credential-report --output text</c>: base64, time and type, separated by tabs.
/// </summary>
internal sealed class AwsCliText : IReportForm
{
    /// <summary>The longest line of folded base64, in characters. Source: RFC 2045, 6.8.</summary>
    private const int LongestFolded = 76;

    public DiagnosticMessage Description => $"damaged base64";

    private static ReadOnlySpan<byte> ArmorBegin => "-----BEGIN "u8;

    private static ReadOnlySpan<byte> ArmorEnd => "-----END "u8;

    public bool Begins(ReadOnlySpan<byte> start) =>
        ContentText.IsBase64(start.StartsWith(ArmorBegin) ? HeaderLine.Start(start[TextLine.Length(start)..]) : start);

    /// <summary>A line with tabs is the output of <c>--output text</c>; plain base64 may have several lines.</summary>
    public int Cut(ReadOnlySpan<byte> text, List<Range> places)
    {
        int length = Length(text);
        places.Add(..length);
        return length;
    }

    public Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics)
    {
        ReadOnlySpan<byte> bare = WithoutArmor(text.Span);
        int tab = bare.IndexOf((byte)'\t');
        if (ContentText.Decode(tab < 0 ? bare : bare[..tab]) is not { } csv)
        {
            diagnostics.Add(DiagnosticCatalogue.ContentNotBase64,
                $"The text begins as base64 of a report and does not go on so: "
                + $"expected all of what 'aws iam get-credential-report' prints.");
            return null;
        }

        if (tab < 0) return new Envelope(SourceForms.Base64, csv, null);

        string[] rest = Encoding.UTF8.GetString(bare[(tab + 1)..]).Split('\t', StringSplitOptions.TrimEntries);
        if (rest.Any(field => field.Length > 0 && field != "text/csv" && !char.IsAsciiDigit(field[0])))
        {
            diagnostics.Add(DiagnosticCatalogue.ContentNotBase64,
                $"After the report, its line continues with something else: "
                + $"expected its time and 'text/csv', as 'aws iam get-credential-report --output text' prints them.");
            return null;
        }

        return new Envelope(SourceForms.AwsCliText, csv, rest.FirstOrDefault(field => field.Length > 0 && char.IsAsciiDigit(field[0])));
    }

    private static int Length(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ArmorBegin))
        {
            int end = text.IndexOf(ArmorEnd);
            return end < 0 ? text.Length : end + TextLine.Length(text[end..]);
        }

        int length = TextLine.Length(text);
        ReadOnlySpan<byte> line = text[..length];
        while (length < text.Length && !line.Contains((byte)'\t'))
        {
            int blank = text.Length - length - text[length..].TrimStart("\r\n"u8).Length;
            ReadOnlySpan<byte> next = text[(length + blank)..];
            bool isPadded = line.EndsWith("="u8);
            line = next[..TextLine.Length(next)];
            bool begins = line.StartsWith(ContentText.Base64Start)
                || ((isPadded || line.Length > LongestFolded) && ContentText.IsBase64(line));
            if (line.IsEmpty || begins || line.Trim(" \t\""u8).ContainsAnyExcept(ContentText.Base64Characters)) break;
            length += blank + line.Length;
        }

        return length;
    }

    private static ReadOnlySpan<byte> WithoutArmor(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> start = HeaderLine.Start(text);
        if (!start.StartsWith(ArmorBegin)) return text;

        ReadOnlySpan<byte> inside = start[TextLine.Length(start)..];
        int end = inside.IndexOf(ArmorEnd);
        return end < 0 ? inside : inside[..end];
    }
}
