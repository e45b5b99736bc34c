namespace CredReport.Gsl;

/// <summary>The results that a condition can have on the rows of a file.</summary>
[Flags]
internal enum TernarySet : byte
{
    None = 0,
    False = 1,
    True = 2,
    Unknown = 4,

    /// <summary>The results of a term with all its columns present. Unreadable cells are a problem of the row, not of the file.</summary>
    Known = False | True,
}
