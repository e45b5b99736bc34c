using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Reporting.Csv;
using CredReport.Reporting.Json;
using CredReport.Reporting.Markdown;
using CredReport.Reporting.Text;

namespace CredReport.Reporting;

/// <summary>
/// A format of results: its name, its file endings, its writers, and what else the tool must know about it. Each has a folder of its own and
/// a place in <see cref="OutputFormats.All"/>.
/// </summary>
public abstract class OutputFormat
{
    private protected OutputFormat()
    {
    }

    /// <summary>Plain lines for a person.</summary>
    public static OutputFormat Text => TextFormat.Instance;

    /// <summary>One JSON object, described by <c>findings.schema.json</c> or <c>diff.schema.json</c>.</summary>
    public static OutputFormat Json => JsonFormat.Instance;

    /// <summary>One finding or event per row.</summary>
    public static OutputFormat Csv => CsvFormat.Instance;

    /// <summary>A document for a ticket or an auditor.</summary>
    public static OutputFormat Markdown => MarkdownFormat.Instance;

    /// <summary>The word that chooses it, in lower case.</summary>
    public abstract string Name { get; }

    /// <summary>The endings of file names that mean it, each in lower case with its full stop; at least one.</summary>
    public abstract IReadOnlyList<string> Endings { get; }

    /// <summary>Whether findings are written as lines while the run goes on, so that a person who watches needs no other progress.</summary>
    internal abstract bool ShowsProgress { get; }

    /// <summary>Whether it says what was evaluated. After one that does not, the tool says so on standard error.</summary>
    internal abstract bool HasSummary { get; }

    /// <summary>Whether nothing in a report can control a terminal that shows it.</summary>
    internal abstract bool IsTerminalSafe { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>A writer of findings.</summary>
    /// <param name="output">Receives UTF-8 without a byte order mark; not closed.</param>
    /// <param name="options">What the caller wants otherwise; a format ignores what it does not have.</param>
    internal abstract IFindingWriter CreateFindingWriter(Stream output, FindingWriterOptions options);

    /// <summary>Writes what changed between two reports.</summary>
    /// <param name="result">What changed.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; neither flushed nor closed.</param>
    /// <param name="palette">Colors, for a format that has them.</param>
    internal abstract void WriteDiff(ComparisonResult result, Stream output, TextPalette palette);
}
