using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>Something wrong with an input: what is wrong, what was seen, what is accepted, and where.</summary>
/// <param name="Descriptor">The kind.</param>
/// <param name="Message">One sentence or two. May hold text of the input as it stands: neutralise it before a terminal.</param>
/// <param name="Source">Name of the input, or null when the run as a whole is meant.</param>
/// <param name="Line">1-based line of the decoded text, the header being line 1; null when no line is meant.</param>
/// <param name="Column">Header name of the column; null when no column is meant.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Message, string? Source, long? Line = null, string? Column = null)
{
    /// <summary>The kind's stable name.</summary>
    public string Code => Descriptor.Code;

    /// <summary>Whether it makes something unassessable.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Makes one whose message shows no more than it may. Everything in the library makes them so.</summary>
    internal static Diagnostic Of(DiagnosticDescriptor descriptor, DiagnosticMessage message, Pseudonyms? pseudonyms, string? source, long? line = null, string? column = null) =>
        new(descriptor, message.ToString(pseudonyms), source, line, column);
}
