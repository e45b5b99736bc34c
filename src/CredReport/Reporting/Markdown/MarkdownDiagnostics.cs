using System.Globalization;
using System.Text;
using CredReport.Diagnostics;

namespace CredReport.Reporting.Markdown;

/// <summary>What is wrong with the inputs, as tables of the Markdown documents.</summary>
internal static class MarkdownDiagnostics
{
    /// <summary>Appends a section of what kept something from being judged and one of everything else; neither where there is nothing.</summary>
    public static void Append(StringBuilder text, IEnumerable<Diagnostic> kept, IEnumerable<OmittedDiagnostics> omitted)
    {
        Append(text, "What could not be judged", new DiagnosticDigest(kept, omitted, DiagnosticSeverity.Error));
        Append(text, "What else was noticed", new DiagnosticDigest(kept, omitted, DiagnosticSeverity.Warning));
    }

    private static void Append(StringBuilder text, string heading, DiagnosticDigest digest)
    {
        if (digest.Shown.Count == 0) return;

        text.Append("## ").Append(heading).Append("\n\n| Code | Source | Line | What was found |\n|---|---|---:|---|\n");
        foreach (Diagnostic diagnostic in digest.Shown)
        {
            string source = diagnostic.Source is { } name ? MarkdownText.CellCode(name) : "-";
            text.Append(CultureInfo.InvariantCulture, $"| {diagnostic.Code} | {source} | {diagnostic.Line?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {MarkdownText.CellCode(diagnostic.Message)} |\n");
        }

        text.Append('\n');
        foreach (string line in digest.Omitted) text.Append("- ").Append(line).Append('\n');
        if (digest.Omitted.Any()) text.Append('\n');
    }
}
