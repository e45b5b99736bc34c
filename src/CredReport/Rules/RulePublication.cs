namespace CredReport.Rules;

/// <summary>What the publisher of a rule's logic says about it, in the publisher's own words.</summary>
/// <param name="By">The publisher.</param>
/// <param name="Source">Where the rule is published; null if the file does not say.</param>
/// <param name="Entity">What the rule is about; null if the file does not say.</param>
/// <param name="Category">The publisher's category; null if the file does not say.</param>
/// <param name="Frameworks">Frameworks that the publisher names, verbatim, in the file's order; empty if it names none.</param>
public sealed record RulePublication(string By, string? Source, string? Entity, string? Category, IReadOnlyList<string> Frameworks);
