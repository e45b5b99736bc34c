using CredReport.Diagnostics;
using CredReport.Reporting;

namespace CredReport.Cli.Terminal;

/// <summary>Writes to standard error what is wrong with the inputs, one line each.</summary>
internal sealed class DiagnosticPrinter(TextWriter error, bool quiet)
{
    public void Print(IEnumerable<Diagnostic> kept, IEnumerable<OmittedDiagnostics> omitted)
    {
        DiagnosticDigest digest = new(kept, omitted, quiet ? DiagnosticSeverity.Error : null);
        foreach (Diagnostic diagnostic in digest.Shown) error.WriteLine(Line(diagnostic));
        foreach (string line in digest.Omitted) error.WriteLine($"credreport: {line}");
    }

    private static string Line(Diagnostic diagnostic)
    {
        string place = diagnostic.Source is null ? "credreport" : diagnostic.Line is { } line ? $"{diagnostic.Source}:{line}" : diagnostic.Source;
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return VisibleText.Escape($"{place}: {severity}: {diagnostic.Message} [{diagnostic.Code}]");
    }
}
