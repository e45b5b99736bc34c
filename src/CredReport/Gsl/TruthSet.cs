namespace CredReport.Gsl;

/// <summary>The truths that a condition can have on any row of a file.</summary>
[Flags]
internal enum TruthSet : byte
{
    None = 0,
    False = 1,
    True = 2,
    Unknown = 4,

    /// <summary>What a term has whose columns are all there. A cell that cannot be read is the row's trouble, not the file's.</summary>
    Known = False | True,
}
