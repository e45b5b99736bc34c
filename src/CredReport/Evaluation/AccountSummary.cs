namespace CredReport.Evaluation;

/// <summary>The verdicts on the users of one account.</summary>
/// <param name="Account">Account id; null for users whose ARN has none.</param>
/// <param name="Users">Judged rows.</param>
/// <param name="Verdicts">Of all rules.</param>
public sealed record AccountSummary(string? Account, long Users, VerdictCounts Verdicts);
