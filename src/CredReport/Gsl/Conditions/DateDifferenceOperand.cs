using System.Globalization;
using CredReport.Model;

namespace CredReport.Gsl.Conditions;

/// <summary>The distance between two instants in whole units; larger than any number if one or both are absent.</summary>
internal sealed class DateDifferenceOperand(InstantOperand one, InstantOperand other, TimeUnit unit, string text) : NumberOperand
{
    public override IReadOnlyList<ReportColumn> Columns { get; } = [.. one.Columns, .. other.Columns];

    public override bool TryEvaluate(RowValues row, out double value)
    {
        Ternary both = Both(row, out long distance);
        value = both == Ternary.True ? distance : double.PositiveInfinity;
        return both != Ternary.Unknown;
    }

    public override void Explain(Explanation explanation)
    {
        one.Explain(explanation);
        other.Explain(explanation);
        Ternary both = Both(explanation.Row, out long distance);
        explanation.Derive(text, both == Ternary.True ? distance : null, both != Ternary.Unknown);
    }

    public override string Describe(RowValues row) => Both(row, out long distance) == Ternary.True
        ? distance.ToString(CultureInfo.InvariantCulture)
        : $"larger than any number, for {(row.HasInstant(one.Column) == Ternary.True ? other : one)} is absent";

    public override string ToString() => text;

    /// <summary>Whether both instants are present, and their distance if they are; unknown if one cannot be read.</summary>
    private Ternary Both(RowValues row, out long distance)
    {
        Ternary first = row.GetInstant(one.Column, out long from);
        Ternary second = row.GetInstant(other.Column, out long to);
        distance = 0;
        if (first == Ternary.Unknown || second == Ternary.Unknown) return Ternary.Unknown;
        if (first == Ternary.False || second == Ternary.False) return Ternary.False;

        distance = TimeUnits.Between(from, to, unit);
        return Ternary.True;
    }
}
