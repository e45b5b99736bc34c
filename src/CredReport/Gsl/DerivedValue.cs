using System.Globalization;

namespace CredReport.Gsl;

/// <summary>A value that a rule calculated from cells, so that it can be done again with a pencil.</summary>
/// <param name="Expression">The calculation as the rule writes it, or in words where the rule leaves it unsaid.</param>
/// <param name="Value">
/// A whole number as <see cref="long"/>, a truth as <see cref="bool"/>, an instant as text; null for a distance to a date that is
/// absent, which is larger than any number, and for what cannot be known.
/// </param>
/// <param name="IsKnown">False when a cell that it needs cannot be read or is not there.</param>
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
