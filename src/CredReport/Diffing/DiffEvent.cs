using CredReport.Evaluation;

namespace CredReport.Diffing;

/// <summary>Something that happened between two reports, by their columns alone.</summary>
/// <param name="Type">What.</param>
/// <param name="Account">Account id; null for users whose ARN has none.</param>
/// <param name="User">Name of the user, the new one where it changed; null when the account as a whole is meant.</param>
/// <param name="Arn">ARN of the user, the new one where it changed; null when the account is meant or the file has none.</param>
/// <param name="Probable">Whether the reports make it likely and do not prove it.</param>
/// <param name="Old">The old report's own text of the cells that it rests on; empty when there was nothing.</param>
/// <param name="New">The new report's own text of the cells that it rests on; empty when there is nothing any more.</param>
/// <param name="AgeDays">Age that the replaced key or password had when it was replaced, in whole days, rounded down; null for other events.</param>
/// <param name="Message">What happened, in one sentence. May hold text of the report as it stands: neutralise it before a terminal.</param>
public sealed record DiffEvent(
    DiffEventType Type,
    string? Account,
    string? User,
    string? Arn,
    bool Probable,
    IReadOnlyList<CellReading> Old,
    IReadOnlyList<CellReading> New,
    long? AgeDays,
    string Message);
