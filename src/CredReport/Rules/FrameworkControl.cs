namespace CredReport.Rules;

/// <summary>Where a framework asks for what a rule checks.</summary>
/// <param name="Name">The framework, for example <c>CIS AWS Foundations</c>.</param>
/// <param name="Version">Its version, as its publisher writes it; null when the source names none.</param>
/// <param name="Control">The control's number; null when the source names none.</param>
public sealed record FrameworkControl(string Name, string? Version, string? Control);
