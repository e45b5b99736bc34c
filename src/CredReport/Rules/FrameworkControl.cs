namespace CredReport.Rules;

/// <summary>A control of a framework that requires what a rule checks.</summary>
/// <param name="Name">The framework, for example <c>CIS AWS Foundations</c>.</param>
/// <param name="Version">Its version, as its publisher writes it; null if the rule file names none.</param>
/// <param name="Control">The control's number; null if the rule file names none.</param>
/// <param name="Source">Where the mapping comes from; null if the rule file does not say.</param>
/// <param name="Differs">How the rule differs from the control, in a sentence; null if it does not.</param>
public sealed record FrameworkControl(string Name, string? Version, string? Control, string? Source = null, string? Differs = null)
{
    /// <summary>The framework, its version and its control, for example <c>CIS AWS Foundations 6.0.0 (2.13)</c>.</summary>
    public override string ToString() => Name + (Version is null ? "" : $" {Version}") + (Control is null ? "" : $" ({Control})");
}
