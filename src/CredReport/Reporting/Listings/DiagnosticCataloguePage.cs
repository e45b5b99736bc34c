using System.Globalization;
using System.Text;
using CredReport.Diagnostics;
using CredReport.Reporting.Markdown;

namespace CredReport.Reporting;

/// <summary>Everything that can be wrong with an input as one Markdown document: a table, and of each kind an example and what to do.</summary>
public static class DiagnosticCataloguePage
{
    /// <summary>The document.</summary>
    /// <param name="examples">By code: a line as the tool says it, and the name of the sample that shows it, or null for none.</param>
    /// <exception cref="KeyNotFoundException">A kind has no example.</exception>
    public static string Compose(IReadOnlyDictionary<string, (string Line, string? Sample)> examples)
    {
        StringBuilder text = new();
        text.Append("""
            # What can be wrong with an input

            Made from the catalogue in [DiagnosticCatalogue.cs](DiagnosticCatalogue.cs) and from what the samples answer; a test keeps it fresh. An error
            makes something unassessable: the run is not complete (exit code 3, or 2 where nothing at all could be judged). A warning does
            not. Each is said on standard error, in the JSON and in Markdown; of one that repeats more than 20 times, the JSON alone has all.

            | Code | | What it means |
            |---|---|---|

            """);
        foreach (DiagnosticDescriptor kind in DiagnosticCatalogue.All)
            text.Append(CultureInfo.InvariantCulture, $"| [{kind.Code}](#{kind.Code}) | {Word(kind)} | {MarkdownText.Prose(Sentence(kind.Title))} |\n");

        foreach (DiagnosticDescriptor kind in DiagnosticCatalogue.All)
        {
            (string line, string? sample) = examples[kind.Code];
            text.Append(CultureInfo.InvariantCulture, $"\n## {kind.Code}\n\n{char.ToUpperInvariant(Word(kind)[0])}{Word(kind)[1..]}: {MarkdownText.Prose(kind.Title)}.\n\n");
            text.Append(MarkdownText.Block(line, ""));
            if (sample is not null) text.Append(CultureInfo.InvariantCulture, $"\nFrom the sample [{sample}](../../../samples/{sample}).\n");
            text.Append("\nWhat to do: ").Append(MarkdownText.Prose(kind.Remedy)).Append('\n');
        }

        return text.ToString();
    }

    private static string Word(DiagnosticDescriptor kind) => kind.Severity == DiagnosticSeverity.Error ? "error" : "warning";

    private static string Sentence(string title) => char.ToUpperInvariant(title[0]) + title[1..];
}
