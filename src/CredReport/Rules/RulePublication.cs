namespace CredReport.Rules;

/// <summary>What the publisher of a rule's logic says about it, in the publisher's own words.</summary>
/// <param name="By">The publisher.</param>
/// <param name="Source">Where the rule is published; null when the file does not say.</param>
/// <param name="Entity">What the rule is about; null when the file does not say.</param>
/// <param name="Category">The publisher's category; null when the file does not say.</param>
/// <param name="Frameworks">Frameworks that the publisher names, letter for letter, in the file's order; empty when it names none.</param>
public sealed record RulePublication(string By, string? Source, string? Entity, string? Category, IReadOnlyList<string> Frameworks);
