using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary><c>isEmpty()</c> of a boolean: it never is, if it can be read.</summary>
/// <param name="column">The property's column.</param>
/// <param name="subject">The property as the rule writes it.</param>
internal sealed class BooleanPresence(ReportColumn column, string subject) : Condition
{
    public override Truth Evaluate(RowValues row) => row.GetBoolean(column) == Truth.Unknown ? Truth.Unknown : Truth.False;

    public override void Explain(Explanation explanation)
    {
        explanation.Read(column);
        Truth truth = explanation.Row.GetBoolean(column);
        if (truth == Truth.Unknown) explanation.Unknown(UnknownTerm.Boolean(explanation.Row, column));
        else explanation.State(subject, truth == Truth.True ? "true" : "false");
    }

    public override TruthSet Possible(ReportHeader header) => Needs(header, column);
}
