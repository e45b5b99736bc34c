namespace CredReport.Rules;

/// <summary>Where a framework asks for what a rule checks.</summary>
/// <param name="Name">The framework, for example <c>CIS AWS Foundations</c>.</param>
/// <param name="Version">Its version, as its publisher writes it; null when the rule file names none.</param>
/// <param name="Control">The control's number; null when the rule file names none.</param>
/// <param name="Source">Where the mapping comes from; null when the rule file does not say.</param>
/// <param name="Differs">In what the rule counts otherwise than the control, in a sentence; null where it does not.</param>
public sealed record FrameworkControl(string Name, string? Version, string? Control, string? Source = null, string? Differs = null)
{
    /// <summary>The framework, its version and its control, for example <c>CIS AWS Foundations 6.0.0 (2.13)</c>.</summary>
    public override string ToString() => Name + (Version is null ? "" : $" {Version}") + (Control is null ? "" : $" ({Control})");
}
