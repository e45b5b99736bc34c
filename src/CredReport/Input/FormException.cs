using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>The bytes of an input do not keep to the form in which they began.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="message">The same in a sentence.</param>
internal sealed class FormException(DiagnosticDescriptor problem, DiagnosticMessage message) : IOException(message.ToString())
{
    public DiagnosticDescriptor Problem { get; } = problem;

    public DiagnosticMessage Sentence { get; } = message;
}
