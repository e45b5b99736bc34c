using CredReport.Diffing;
using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>The tendency of events and findings.</summary>
internal static class DiffTendencies
{
    /// <summary>Of an event.</summary>
    public static DiffTendency Of(DiffEvent item) => item.Type switch
    {
        DiffEventType.AccountMissing or DiffEventType.PasswordEnabled or DiffEventType.MfaDisabled or DiffEventType.KeyCreated or DiffEventType.KeyReactivated
            or DiffEventType.CertificateCreated or DiffEventType.CertificateReactivated => DiffTendency.Worse,
        DiffEventType.PasswordDisabled or DiffEventType.PasswordChanged or DiffEventType.MfaEnabled or DiffEventType.KeyDeleted or DiffEventType.KeyRotated
            or DiffEventType.KeyDeactivated or DiffEventType.CertificateDeleted or DiffEventType.CertificateDeactivated => DiffTendency.Better,
        _ => DiffTendency.Neither,
    };

    /// <summary>Of a finding that is not unchanged.</summary>
    public static DiffTendency Of(ComparedFinding item) => item switch
    {
        { State: FindingState.New, Finding.Verdict: not Verdict.Excluded } => DiffTendency.Worse,
        { Reason: AbsenceReason.AccountMissing or AbsenceReason.NotAssessableNow } => DiffTendency.Worse,
        { Reason: AbsenceReason.UserDeleted or AbsenceReason.KeyDeleted or AbsenceReason.Resolved } => DiffTendency.Better,
        _ => DiffTendency.Neither,
    };
}
