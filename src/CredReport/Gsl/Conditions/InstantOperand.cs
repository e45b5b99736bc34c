using CredReport.Model;

namespace CredReport.Gsl.Conditions;

/// <summary>An instant as a number of Unix seconds; an absent one is year 1.</summary>
internal sealed class InstantOperand(ReportColumn column, string path) : NumberOperand
{
    public ReportColumn Column => column;

    public override IReadOnlyList<ReportColumn> Columns { get; } = [column];

    public override bool TryEvaluate(RowValues row, out double value)
    {
        bool isKnown = row.TryGetInstant(column, out long seconds);
        value = seconds;
        return isKnown;
    }

    public override void Explain(Explanation explanation)
    {
        explanation.Read(column);
        if (explanation.Row.HasInstant(column) == Ternary.Unknown) explanation.Unknown(UnknownTerm.Instant(explanation.Row, column));
    }

    public override string Describe(RowValues row) =>
        row.HasInstant(column) == Ternary.True && row.TryGetInstant(column, out long seconds) ? new Instant(seconds).ToString() : "absent";

    public override string ToString() => path;
}
