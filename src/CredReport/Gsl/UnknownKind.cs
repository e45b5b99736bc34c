namespace CredReport.Gsl;

/// <summary>Why a term is neither true nor false.</summary>
internal enum UnknownKind
{
    /// <summary>The file has no such column.</summary>
    NoColumn,

    /// <summary>The cell holds a text that is not a timestamp.</summary>
    UnreadableInstant,

    /// <summary>The cell holds a text that is neither true nor false.</summary>
    UnreadableBoolean,

    /// <summary>No credential report holds the property.</summary>
    NotInReport,
}
