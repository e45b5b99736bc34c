namespace CredReport.Diffing;

/// <summary>How the rows of a pair belong together.</summary>
internal enum UserRelation
{
    /// <summary>One user, in both reports.</summary>
    Same,

    /// <summary>One user under another ARN, probably.</summary>
    Renamed,

    /// <summary>Two users of one ARN, one after the other.</summary>
    Recreated,

    /// <summary>In the new report alone.</summary>
    Created,

    /// <summary>In the old report alone.</summary>
    Deleted,
}
