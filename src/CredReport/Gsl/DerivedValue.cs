using System.Globalization;

namespace CredReport.Gsl;

/// <summary>A value that a rule calculated from cells, shown so that it can be checked by hand.</summary>
/// <param name="Expression">The calculation as the rule writes it, or in words if it is implicit.</param>
/// <param name="Value">
/// A whole number as <see cref="long"/>, a boolean as <see cref="bool"/>, an instant as text; null for an unknown value, and for the
/// distance to an absent date, which is larger than any number.
/// </param>
/// <param name="IsKnown">False if a cell that it needs is missing or cannot be read.</param>
public sealed record DerivedValue(string Expression, object? Value, bool IsKnown = true)
{
    /// <summary>The value in words.</summary>
    public override string ToString() => Value switch
    {
        _ when !IsKnown => "unknown",
        null => "larger than any number, for a date is absent",
        bool truth => truth ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
