namespace CredReport.Model;

/// <summary>What a cell of a credential report says, apart from its value.</summary>
public enum ReportedKind : byte
{
    /// <summary>A value.</summary>
    Value,

    /// <summary><c>N/A</c>: does not apply, for example the creation time of a key that does not exist.</summary>
    NotApplicable,

    /// <summary>An empty cell. AWS does not write any; in a re-saved file it means the same as <c>N/A</c>.</summary>
    Empty,

    /// <summary><c>no_information</c>: never used, or not since AWS began to record the use of passwords on 2014-10-20.</summary>
    NoInformation,

    /// <summary><c>not_supported</c>: not reported by AWS for the root user.</summary>
    NotSupported,

    /// <summary>Any other text.</summary>
    Unreadable,

    /// <summary>The file has no such column.</summary>
    NoColumn,
}
