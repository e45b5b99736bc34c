namespace CredReport.Diagnostics;

/// <summary>A kind of diagnostic.</summary>
/// <param name="Code">Stable name in lower case with hyphens, for example <c>too-few-cells</c>.</param>
/// <param name="Severity">Whether it makes something unassessable.</param>
/// <param name="Title">What it means, in half a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Title, string Remedy);
