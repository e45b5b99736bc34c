namespace CredReport.Gsl;

/// <summary>Result of a term: a term that reads what cannot be read is neither true nor false.</summary>
internal enum Truth : byte
{
    False,
    True,
    Unknown,
}
