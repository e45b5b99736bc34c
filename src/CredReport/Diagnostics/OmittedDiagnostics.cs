namespace CredReport.Diagnostics;

/// <summary>Diagnostics of one kind and input that are counted and not kept: memory does not grow with what is wrong.</summary>
/// <param name="Descriptor">The kind.</param>
/// <param name="Source">Name of the input.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record OmittedDiagnostics(DiagnosticDescriptor Descriptor, string? Source, long Count);
