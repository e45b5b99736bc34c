using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether an instant is present or absent.</summary>
/// <param name="column">The instant's column.</param>
/// <param name="expected">True if it should be present.</param>
/// <param name="subject">The property as the rule writes it.</param>
internal sealed class InstantPresence(ReportColumn column, bool expected, string subject) : Condition
{
    public override Truth Evaluate(RowValues row)
    {
        Truth truth = row.HasInstant(column);
        return expected ? truth : truth.Not();
    }

    public override void Explain(Explanation explanation)
    {
        explanation.Read(column);
        Truth truth = explanation.Row.HasInstant(column);
        if (truth == Truth.Unknown) explanation.Unknown(UnknownTerm.Instant(explanation.Row, column));
        else explanation.State(subject, truth == Truth.True ? "there" : "absent");
    }

    public override TruthSet Possible(ReportHeader header) => Needs(header, column);
}
