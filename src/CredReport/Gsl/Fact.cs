namespace CredReport.Gsl;

/// <summary>One term of a condition as it stands on a row: "<c>mfaActive</c> is <c>false</c>", measured by "<c>= 'true'</c>".</summary>
/// <param name="Subject">What was looked at, as the rule writes it.</param>
/// <param name="Value">What it is, in words.</param>
/// <param name="Demand">What it is measured by, as the rule writes it; null for a subject that is itself true or false.</param>
internal sealed record Fact(string Subject, string Value, string? Demand);
