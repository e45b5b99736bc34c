using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>A problem of an input: what is wrong, what was found, what is accepted, and where.</summary>
/// <param name="Descriptor">The kind.</param>
/// <param name="Message">
/// One or two sentences. May hold unescaped text of the input: neutralize it before printing it to a terminal.
/// </param>
/// <param name="Source">Name of the input; null for the run as a whole.</param>
/// <param name="Line">1-based line of the decoded text, with the header as line 1; null for no particular line.</param>
/// <param name="Column">Header name of the column; null for no particular column.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Message, string? Source, long? Line = null, string? Column = null)
{
    /// <summary>The kind's stable name.</summary>
    public string Code => Descriptor.Code;

    /// <summary>Whether it makes something unassessable.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Creates a diagnostic with pseudonyms in its message. The library creates diagnostics only this way.</summary>
    internal static Diagnostic Of(
        DiagnosticDescriptor descriptor,
        DiagnosticMessage message,
        Pseudonyms? pseudonyms,
        string? source,
        long? line = null,
        string? column = null) =>
        new(descriptor, message.ToString(pseudonyms), source, line, column);
}
