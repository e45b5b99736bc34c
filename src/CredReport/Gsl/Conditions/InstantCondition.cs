using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether an instant is before or after a threshold, strictly. An absent one is year 1.</summary>
/// <param name="column">The instant's column.</param>
/// <param name="isBefore">Whether it has to be before the threshold; otherwise after it.</param>
/// <param name="threshold">Unix seconds: as-of plus the rule's distance.</param>
/// <param name="subject">The term as the rule writes it.</param>
/// <param name="distance">The distance from as-of in words, for example <c>as-of -90 days</c>.</param>
internal sealed class InstantCondition(ReportColumn column, bool isBefore, long threshold, string subject, string distance) : Condition
{
    private readonly string _thresholdText = new Instant(threshold).ToString();

    public override Ternary Evaluate(RowValues row)
    {
        if (!row.TryGetInstant(column, out long seconds)) return Ternary.Unknown;
        return (isBefore ? seconds < threshold : seconds > threshold).ToTruth();
    }

    public override void Explain(Explanation explanation)
    {
        explanation.Read(column);
        explanation.Derive(distance, _thresholdText);
        Ternary truth = Evaluate(explanation.Row);
        explanation.Derive(subject, truth == Ternary.Unknown ? null : truth == Ternary.True, truth != Ternary.Unknown);
        if (truth == Ternary.Unknown) explanation.Unknown(UnknownTerm.Instant(explanation.Row, column));
        else explanation.State(subject, truth == Ternary.True ? "true" : "false");
    }

    public override TernarySet Possible(ReportHeader header) => Needs(header, column);
}
