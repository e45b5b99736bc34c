using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>An input is malformed in the form in which it began.</summary>
/// <param name="problem">The kind of problem.</param>
/// <param name="message">The problem in a sentence.</param>
internal sealed class FormException(DiagnosticDescriptor problem, DiagnosticMessage message) : IOException(message.ToString())
{
    public DiagnosticDescriptor Problem { get; } = problem;

    public DiagnosticMessage Sentence { get; } = message;
}
