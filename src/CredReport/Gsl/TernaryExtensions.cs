namespace CredReport.Gsl;

/// <summary>Three-valued logic.</summary>
internal static class TernaryExtensions
{
    public static Ternary ToTruth(this bool value) => value ? Ternary.True : Ternary.False;

    public static Ternary Not(this Ternary value) => value switch
    {
        Ternary.True => Ternary.False,
        Ternary.False => Ternary.True,
        _ => Ternary.Unknown,
    };
}
