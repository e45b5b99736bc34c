namespace CredReport.Rules;

/// <summary>A choice of rules cannot be met.</summary>
/// <param name="message">What was asked for, and what is accepted.</param>
public sealed class RuleSelectionException(string message) : Exception(message);
