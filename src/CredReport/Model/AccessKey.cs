namespace CredReport.Model;

/// <summary>One of the two access key slots of a user. Slots are not ordered by age and may swap between two reports.</summary>
/// <param name="Slot">1 or 2.</param>
/// <param name="IsActive">Whether the key can be used. False for an inactive key and for an empty slot.</param>
/// <param name="LastRotated">When the key was made; <see cref="ReportedKind.NotApplicable"/> when the slot is empty. Deactivating does not move it.</param>
/// <param name="LastUsed">Last use, its seconds cut to 00 by AWS, so that it may lie up to 59 s before the creation.</param>
/// <param name="LastUsedRegion">Region of the last use; may be absent while the service is there.</param>
/// <param name="LastUsedService">Service of the last use, free text.</param>
public sealed record AccessKey(
    int Slot,
    Reported<bool> IsActive,
    Reported<Instant> LastRotated,
    Reported<Instant> LastUsed,
    Reported<string> LastUsedRegion,
    Reported<string> LastUsedService);
