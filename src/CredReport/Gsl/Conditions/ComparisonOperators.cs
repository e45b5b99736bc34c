namespace CredReport.Gsl.Conditions;

/// <summary>Symbols and meaning of the comparison operators.</summary>
internal static class ComparisonOperators
{
    private static readonly string[] Signs = ["=", "!=", "<", "<=", ">", ">="];

    public static ComparisonOperator Parse(string sign) => (ComparisonOperator)Array.IndexOf(Signs, sign);

    public static string Sign(this ComparisonOperator comparison) => Signs[(int)comparison];

    /// <summary>Whether the operator holds for two values, the first being less (-1), equal (0) or greater (1).</summary>
    public static bool Holds(this ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
