namespace CredReport.Evaluation.Exceptions;

/// <summary>What an accepted risk does at a moment.</summary>
public enum AcceptedRiskState
{
    /// <summary>It covers a user who fails; without reports: it has not ended.</summary>
    InForce,

    /// <summary>The same, and it ends within 30 days.</summary>
    EndsSoon,

    /// <summary>It has ended; with reports: and the user whom it covered fails.</summary>
    Expired,

    /// <summary>It covers nobody.</summary>
    Unmatched,

    /// <summary>It covers nobody, for the user has the key no more that it names.</summary>
    KeyGone,
}
