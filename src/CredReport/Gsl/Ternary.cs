namespace CredReport.Gsl;

/// <summary>Result of a term: true, false, or unknown if a cell cannot be read.</summary>
internal enum Ternary : byte
{
    False,
    True,
    Unknown,
}
