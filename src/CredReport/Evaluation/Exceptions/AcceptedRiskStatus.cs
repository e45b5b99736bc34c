namespace CredReport.Evaluation.Exceptions;

/// <summary>What an accepted risk does at a moment, and for whom.</summary>
/// <param name="Risk">The accepted risk.</param>
/// <param name="State">What it does.</param>
/// <param name="Findings">Those that it covers, or would cover if it had not ended; of several reports each at its own moment.</param>
/// <param name="DaysLeft">See <see cref="AcceptedRisk.DaysLeft"/>, by the latest of the moments; null when no report tells of the user.</param>
/// <param name="Note">Why it covers nobody, or which other one covers the same before it; a clause without a full stop, null for nothing. May hold text of the report as it stands.</param>
public sealed record AcceptedRiskStatus(AcceptedRisk Risk, AcceptedRiskState State, IReadOnlyList<Finding> Findings, int? DaysLeft, string? Note);
