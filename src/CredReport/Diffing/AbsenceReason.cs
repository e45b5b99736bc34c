namespace CredReport.Diffing;

/// <summary>Why a finding is absent: the first of these that applies.</summary>
public enum AbsenceReason
{
    /// <summary>The new side has no report of the account.</summary>
    AccountMissing,

    /// <summary>The user is gone, or was deleted and created again.</summary>
    UserDeleted,

    /// <summary>The user has another ARN now, and with it other findings.</summary>
    UserRenamed,

    /// <summary>The user still fails, and an accepted risk covers it.</summary>
    Excluded,

    /// <summary>Something that the rule needs cannot be read any more.</summary>
    NotAssessableNow,

    /// <summary>The rule is not about the user any more.</summary>
    NotRelevantNow,

    /// <summary>The key is gone and a newer one has come: the new report cannot show the finding, which is not the same as its being put right.</summary>
    KeyReplaced,

    /// <summary>The key is gone.</summary>
    KeyDeleted,

    /// <summary>The key sits in the other slot, which the rule does not read.</summary>
    KeyMoved,

    /// <summary>The user, or the same key, is as the rule wants it.</summary>
    Resolved,
}
