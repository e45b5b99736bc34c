using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether an instant is present or absent.</summary>
/// <param name="column">The instant's column.</param>
/// <param name="expected">True if it should be present.</param>
/// <param name="subject">The property as the rule writes it.</param>
internal sealed class InstantPresence(ReportColumn column, bool expected, string subject) : Condition
{
    public override Ternary Evaluate(RowValues row)
    {
        Ternary truth = row.HasInstant(column);
        return expected ? truth : truth.Not();
    }

    public override void Explain(Explanation explanation)
    {
        explanation.Read(column);
        Ternary truth = explanation.Row.HasInstant(column);
        if (truth == Ternary.Unknown) explanation.Unknown(UnknownTerm.Instant(explanation.Row, column));
        else explanation.State(subject, truth == Ternary.True ? "there" : "absent");
    }

    public override TernarySet Possible(ReportHeader header) => Needs(header, column);
}
