namespace CredReport.Diagnostics;

/// <summary>Diagnostics of one kind and input that are counted but not kept, so that memory does not grow with their number.</summary>
/// <param name="Descriptor">The kind.</param>
/// <param name="Source">Name of the input.</param>
/// <param name="Count">Number of diagnostics, at least 1.</param>
public sealed record OmittedDiagnostics(DiagnosticDescriptor Descriptor, string? Source, long Count);
