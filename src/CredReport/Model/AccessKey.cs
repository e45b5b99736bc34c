namespace CredReport.Model;

/// <summary>One of a user's two access key slots. Slots are not ordered by age and may swap between two reports.</summary>
/// <param name="Slot">1 or 2.</param>
/// <param name="IsActive">Whether the key can be used. False for an inactive key and for an empty slot.</param>
/// <param name="LastRotated">
/// When the key was created; <see cref="ReportedKind.NotApplicable"/> when the slot is empty. Deactivating the key does not change it.
/// </param>
/// <param name="LastUsed">Last use. AWS sets its seconds to 00, so it may be up to 59 s before the creation.</param>
/// <param name="LastUsedRegion">Region of the last use; may be absent although the service is present.</param>
/// <param name="LastUsedService">Service of the last use, free text.</param>
public sealed record AccessKey(
    int Slot,
    Reported<bool> IsActive,
    Reported<Instant> LastRotated,
    Reported<Instant> LastUsed,
    Reported<string> LastUsedRegion,
    Reported<string> LastUsedService);
