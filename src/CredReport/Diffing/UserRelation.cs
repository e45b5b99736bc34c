namespace CredReport.Diffing;

/// <summary>How the rows of a pair are related.</summary>
internal enum UserRelation
{
    /// <summary>The same user in both reports.</summary>
    Same,

    /// <summary>Probably the same user under another ARN.</summary>
    Renamed,

    /// <summary>Two users with the same ARN, one after the other.</summary>
    Recreated,

    /// <summary>Only in the new report.</summary>
    Created,

    /// <summary>Only in the old report.</summary>
    Deleted,
}
