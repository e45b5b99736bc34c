using System.Globalization;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>The distance of two instants in whole units; larger than any number where one of them is absent, or both.</summary>
internal sealed class DateDifferenceOperand(InstantOperand one, InstantOperand other, TimeUnit unit, string text) : NumberOperand
{
    public override IReadOnlyList<ReportColumn> Columns { get; } = [.. one.Columns, .. other.Columns];

    public override bool TryEvaluate(RowValues row, out double value)
    {
        value = double.PositiveInfinity;
        Truth both = Both(row);
        if (both == Truth.True) value = Distance(row);
        return both != Truth.Unknown;
    }

    public override void Explain(Explanation explanation)
    {
        one.Explain(explanation);
        other.Explain(explanation);
        Truth both = Both(explanation.Row);
        explanation.Derive(text, both == Truth.True ? Distance(explanation.Row) : null, both != Truth.Unknown);
    }

    public override string Describe(RowValues row) => Both(row) == Truth.True
        ? Distance(row).ToString(CultureInfo.InvariantCulture)
        : $"larger than any number, for {(row.HasInstant(one.Column) == Truth.True ? other : one)} is absent";

    public override string ToString() => text;

    /// <summary>Whether both instants are there; unknown when one of them cannot be read.</summary>
    private Truth Both(RowValues row)
    {
        Truth first = row.HasInstant(one.Column);
        Truth second = row.HasInstant(other.Column);
        if (first == Truth.Unknown || second == Truth.Unknown) return Truth.Unknown;
        return (first == Truth.True && second == Truth.True).ToTruth();
    }

    private long Distance(RowValues row)
    {
        row.TryGetInstant(one.Column, out long first);
        row.TryGetInstant(other.Column, out long second);
        return TimeUnits.Between(first, second, unit);
    }
}
