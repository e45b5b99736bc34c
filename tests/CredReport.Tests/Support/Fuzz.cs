namespace CredReport.Tests.Support;

/// <summary>How much is tried of what is tried at random: little as a rule, and much where the environment asks for it.</summary>
internal static class Fuzz
{
    /// <summary>The environment variable, which is <c>long</c> for the long run.</summary>
    private const string Variable = "CREDREPORT_FUZZ";

    /// <summary>The trait of classes that have a long run, and its value.</summary>
    public const string Trait = "Fuzz";

    /// <summary>See <see cref="Trait"/>.</summary>
    public const string Long = "long";

    /// <summary>Whether the long run is asked for.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(Variable) == Long;

    /// <summary>How many cases are tried: the first ones of the long run as a rule.</summary>
    public static int Cases(int quick, int all) => IsLong ? all : quick;
}
