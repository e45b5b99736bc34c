namespace CredReport.Diffing;

/// <summary>What can happen to an account, a user or a credential between two reports.</summary>
public enum DiffEventType
{
    /// <summary>The new side has a report of an account of which the old side has none.</summary>
    AccountAdded,

    /// <summary>The old side has a report of an account of which the new side has none. What became of its users is not known.</summary>
    AccountMissing,

    /// <summary>A user came. Its credentials are part of the event, and no events of their own.</summary>
    UserCreated,

    /// <summary>A user is gone. Its credentials are part of the event, and no events of their own.</summary>
    UserDeleted,

    /// <summary>A user has the same ARN and another creation time: it was deleted, and one of its name was created.</summary>
    UserRecreated,

    /// <summary>A user has another ARN and the same creation times of itself and of its keys: probably renamed or moved to another path.</summary>
    UserRenamed,

    /// <summary>The console password was switched on.</summary>
    PasswordEnabled,

    /// <summary>The console password was switched off.</summary>
    PasswordDisabled,

    /// <summary>The console password was set again.</summary>
    PasswordChanged,

    /// <summary>A first MFA device was assigned.</summary>
    MfaEnabled,

    /// <summary>The last MFA device was taken away.</summary>
    MfaDisabled,

    /// <summary>An access key came.</summary>
    KeyCreated,

    /// <summary>An access key is gone.</summary>
    KeyDeleted,

    /// <summary>An access key is gone and a newer one has come.</summary>
    KeyRotated,

    /// <summary>An access key was deactivated.</summary>
    KeyDeactivated,

    /// <summary>An inactive access key was made active.</summary>
    KeyReactivated,

    /// <summary>An access key without a use in the old report has one in the new report.</summary>
    KeyFirstUsed,

    /// <summary>A signing certificate came.</summary>
    CertificateCreated,

    /// <summary>A signing certificate is gone.</summary>
    CertificateDeleted,

    /// <summary>A signing certificate was deactivated.</summary>
    CertificateDeactivated,

    /// <summary>An inactive signing certificate was made active.</summary>
    CertificateReactivated,
}
