namespace CredReport.Evidence;

/// <summary>What a check of a package found.</summary>
public enum VerificationOutcome
{
    /// <summary>All is as it should be.</summary>
    Holds,

    /// <summary>Something is not as it should be.</summary>
    Differs,

    /// <summary>It was not checked, and the check says why.</summary>
    NotChecked,
}
