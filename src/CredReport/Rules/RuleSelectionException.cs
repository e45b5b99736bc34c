namespace CredReport.Rules;

/// <summary>A selection of rules cannot be resolved.</summary>
/// <param name="message">What was selected, and what is accepted.</param>
public sealed class RuleSelectionException(string message) : Exception(message);
