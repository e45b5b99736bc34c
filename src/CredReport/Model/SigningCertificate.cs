namespace CredReport.Model;

/// <summary>One of the two X.509 signing certificate slots of a user.</summary>
/// <param name="Slot">1 or 2.</param>
/// <param name="IsActive">Whether the certificate can be used.</param>
/// <param name="LastRotated">When it was uploaded; <see cref="ReportedKind.NotApplicable"/> when the slot is empty.</param>
public sealed record SigningCertificate(int Slot, Reported<bool> IsActive, Reported<Instant> LastRotated);
