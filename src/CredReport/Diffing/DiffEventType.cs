namespace CredReport.Diffing;

/// <summary>Types of changes to an account, a user or a credential between two reports.</summary>
public enum DiffEventType
{
    /// <summary>Only the new side has a report of the account.</summary>
    AccountAdded,

    /// <summary>Only the old side has a report of the account. What happened to its users is unknown.</summary>
    AccountMissing,

    /// <summary>A user was created. Its credentials are part of this event.</summary>
    UserCreated,

    /// <summary>A user was deleted. Its credentials are part of this event.</summary>
    UserDeleted,

    /// <summary>A user has the same ARN and another creation time: it was deleted and created again.</summary>
    UserRecreated,

    /// <summary>
    /// A user has another ARN, but it and its keys have the same creation times: probably renamed or moved to another path.
    /// </summary>
    UserRenamed,

    /// <summary>The console password was enabled.</summary>
    PasswordEnabled,

    /// <summary>The console password was disabled.</summary>
    PasswordDisabled,

    /// <summary>The console password was changed.</summary>
    PasswordChanged,

    /// <summary>A first MFA device was assigned.</summary>
    MfaEnabled,

    /// <summary>The last MFA device was removed.</summary>
    MfaDisabled,

    /// <summary>An access key was created.</summary>
    KeyCreated,

    /// <summary>An access key was deleted.</summary>
    KeyDeleted,

    /// <summary>An access key was replaced by a newer one.</summary>
    KeyRotated,

    /// <summary>An access key was deactivated.</summary>
    KeyDeactivated,

    /// <summary>An inactive access key was activated.</summary>
    KeyReactivated,

    /// <summary>An access key without a use in the old report has one in the new report.</summary>
    KeyFirstUsed,

    /// <summary>A signing certificate was uploaded.</summary>
    CertificateCreated,

    /// <summary>A signing certificate was deleted.</summary>
    CertificateDeleted,

    /// <summary>A signing certificate was deactivated.</summary>
    CertificateDeactivated,

    /// <summary>An inactive signing certificate was activated.</summary>
    CertificateReactivated,
}
