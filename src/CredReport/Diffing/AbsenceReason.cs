namespace CredReport.Diffing;

/// <summary>Why a finding is absent: the first of these that applies.</summary>
public enum AbsenceReason
{
    /// <summary>The new side has no report of the account.</summary>
    AccountMissing,

    /// <summary>The user is gone, or was deleted and created again.</summary>
    UserDeleted,

    /// <summary>The user has another ARN now, and so other findings.</summary>
    UserRenamed,

    /// <summary>The user still fails, and an accepted risk covers it.</summary>
    Excluded,

    /// <summary>A cell that the rule needs can no longer be read.</summary>
    NotAssessableNow,

    /// <summary>The rule no longer applies to the user.</summary>
    NotRelevantNow,

    /// <summary>
    /// The key was replaced by a newer one: the new report cannot show the finding, which does not mean that it was fixed.
    /// </summary>
    KeyReplaced,

    /// <summary>The key is gone.</summary>
    KeyDeleted,

    /// <summary>The key is in the other slot, which the rule does not read.</summary>
    KeyMoved,

    /// <summary>The user, or the same key, now meets the rule.</summary>
    Resolved,
}
