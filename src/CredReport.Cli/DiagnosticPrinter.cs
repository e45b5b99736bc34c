using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Reporting;

namespace CredReport.Cli;

/// <summary>Says on standard error what is wrong with the inputs: a line each, and of a kind that repeats without end, the first ones and the number.</summary>
internal sealed class DiagnosticPrinter(TextWriter error, bool quiet)
{
    /// <summary>How many of one kind are shown of one input.</summary>
    private const int MostOfOneKind = 20;

    public void Print(AnalysisResult result)
    {
        foreach (SourceResult source in result.Sources) Print(source.Name, source.Diagnostics);
        Print(null, result.Diagnostics);
    }

    private void Print(string? source, IReadOnlyList<Diagnostic> diagnostics)
    {
        Dictionary<string, int> counts = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (quiet && diagnostic.Severity != DiagnosticSeverity.Error) continue;
            int count = counts[diagnostic.Code] = counts.GetValueOrDefault(diagnostic.Code) + 1;
            if (count <= MostOfOneKind) error.WriteLine(Line(diagnostic));
        }

        foreach ((string code, int count) in counts)
        {
            if (count > MostOfOneKind) error.WriteLine($"{VisibleText.Escape(source ?? "credreport")}: {count - MostOfOneKind} more of {code}; the JSON has all of them.");
        }
    }

    private static string Line(Diagnostic diagnostic)
    {
        string place = diagnostic.Source is null ? "credreport" : diagnostic.Line is { } line ? $"{diagnostic.Source}:{line}" : diagnostic.Source;
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return VisibleText.Escape($"{place}: {severity}: {diagnostic.Message} [{diagnostic.Code}]");
    }
}
