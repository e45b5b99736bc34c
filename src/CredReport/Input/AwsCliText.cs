using System.Text;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>Base64 alone, or what <c>aws iam get-credential-report --output text</c> prints: base64, time and type between tabs.</summary>
internal static class AwsCliText
{
    public static Envelope? Read(ReadOnlySpan<byte> text, DiagnosticBag diagnostics)
    {
        int tab = text.IndexOf((byte)'\t');
        ReadOnlySpan<byte> content = tab < 0 ? text : text[..tab];
        if (ContentText.Decode(content) is not { } csv)
        {
            diagnostics.Add(DiagnosticCatalogue.ContentNotBase64, $"The text begins as base64 of a report and does not go on so: expected all of what 'aws iam get-credential-report' prints.");
            return null;
        }

        if (tab < 0) return new Envelope(SourceForms.Base64, csv, null);

        string[] rest = Encoding.UTF8.GetString(text[(tab + 1)..]).Split('\t', StringSplitOptions.TrimEntries);
        if (rest.Any(field => field.Length > 0 && field != "text/csv" && !char.IsAsciiDigit(field[0])))
        {
            diagnostics.Add(DiagnosticCatalogue.ContentNotBase64, $"After the report, something else stands on its line: expected its time and 'text/csv', as 'aws iam get-credential-report --output text' prints them.");
            return null;
        }

        return new Envelope(SourceForms.AwsCliText, csv, rest.FirstOrDefault(field => field.Length > 0 && char.IsAsciiDigit(field[0])));
    }
}
