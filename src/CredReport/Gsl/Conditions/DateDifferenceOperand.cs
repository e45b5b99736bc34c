using System.Globalization;
using CredReport.Model;

namespace CredReport.Gsl.Conditions;

/// <summary>The distance between two instants in whole units; larger than any number if one or both are absent.</summary>
internal sealed class DateDifferenceOperand(InstantOperand one, InstantOperand other, TimeUnit unit, string text) : NumberOperand
{
    public override IReadOnlyList<ReportColumn> Columns { get; } = [.. one.Columns, .. other.Columns];

    public override bool TryEvaluate(RowValues row, out double value)
    {
        Truth both = Both(row, out long distance);
        value = both == Truth.True ? distance : double.PositiveInfinity;
        return both != Truth.Unknown;
    }

    public override void Explain(Explanation explanation)
    {
        one.Explain(explanation);
        other.Explain(explanation);
        Truth both = Both(explanation.Row, out long distance);
        explanation.Derive(text, both == Truth.True ? distance : null, both != Truth.Unknown);
    }

    public override string Describe(RowValues row) => Both(row, out long distance) == Truth.True
        ? distance.ToString(CultureInfo.InvariantCulture)
        : $"larger than any number, for {(row.HasInstant(one.Column) == Truth.True ? other : one)} is absent";

    public override string ToString() => text;

    /// <summary>Whether both instants are present, and their distance if they are; unknown if one cannot be read.</summary>
    private Truth Both(RowValues row, out long distance)
    {
        Truth first = row.GetInstant(one.Column, out long from);
        Truth second = row.GetInstant(other.Column, out long to);
        distance = 0;
        if (first == Truth.Unknown || second == Truth.Unknown) return Truth.Unknown;
        if (first == Truth.False || second == Truth.False) return Truth.False;

        distance = TimeUnits.Between(from, to, unit);
        return Truth.True;
    }
}
