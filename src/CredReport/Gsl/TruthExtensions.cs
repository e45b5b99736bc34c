namespace CredReport.Gsl;

/// <summary>Three-valued logic.</summary>
internal static class TruthExtensions
{
    public static Truth ToTruth(this bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth value) => value switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };
}
