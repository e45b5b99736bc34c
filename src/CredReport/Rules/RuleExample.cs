namespace CredReport.Rules;

/// <summary>A user of an example.</summary>
/// <param name="Cells">Cells by header name; a missing one is <c>N/A</c>, a missing boolean one <c>false</c>.</param>
/// <param name="Line">1-based line in the rule's file.</param>
/// <param name="Column">1-based column in that line.</param>
public sealed record RuleExample(IReadOnlyDictionary<string, string> Cells, int Line, int Column);
