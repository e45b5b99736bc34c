namespace CredReport.Model;

/// <summary>What a cell of a credential report says, apart from its value.</summary>
public enum ReportedKind : byte
{
    /// <summary>A value.</summary>
    Value,

    /// <summary><c>N/A</c>: does not apply, for example the creation time of a key that does not exist.</summary>
    NotApplicable,

    /// <summary>An empty cell. AWS writes none; a re-saved file has it for <c>N/A</c>, and it means the same.</summary>
    Empty,

    /// <summary><c>no_information</c>: a password never used, or not since AWS began to record uses on 2014-10-20.</summary>
    NoInformation,

    /// <summary><c>not_supported</c>: what AWS does not report of the root user.</summary>
    NotSupported,

    /// <summary>Some text that is none of these.</summary>
    Unreadable,

    /// <summary>The file has no such column.</summary>
    NoColumn,
}
