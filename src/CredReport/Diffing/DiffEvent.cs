using CredReport.Evaluation;

namespace CredReport.Diffing;

/// <summary>A change between two reports, as their columns show it.</summary>
/// <param name="Type">The type of event.</param>
/// <param name="Account">Account id; null for users with no account in their ARN.</param>
/// <param name="User">Name of the user, the new one if it changed; null for an event of the whole account.</param>
/// <param name="Arn">ARN of the user, the new one if it changed; null for an event of the account, or if the file has none.</param>
/// <param name="Probable">Whether it is likely but not proven.</param>
/// <param name="Old">The old report's cells that show it, as in the file; empty for something created.</param>
/// <param name="New">The new report's cells that show it, as in the file; empty for something deleted.</param>
/// <param name="AgeDays">Age of the replaced key or password, in whole days, rounded down; null for other events.</param>
/// <param name="Message">
/// The event in one sentence. May hold unescaped text of the report: neutralize it before printing it to a terminal.
/// </param>
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
