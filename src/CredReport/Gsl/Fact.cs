namespace CredReport.Gsl;

/// <summary>One term of a condition on a row: "<c>mfaActive</c> is <c>false</c>", measured by "<c>= 'true'</c>".</summary>
/// <param name="Subject">What was tested, as the rule writes it.</param>
/// <param name="Value">Its value, in words.</param>
/// <param name="Demand">The test, as the rule writes it; null for a subject that is itself true or false.</param>
internal sealed record Fact(string Subject, string Value, string? Demand);
