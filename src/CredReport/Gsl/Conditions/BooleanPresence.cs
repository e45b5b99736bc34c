using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary><c>isEmpty()</c> of a boolean: whether the report says <c>not_supported</c> instead, as for root until mid-2024.</summary>
/// <param name="column">The property's column.</param>
/// <param name="subject">The property as the rule writes it.</param>
internal sealed class BooleanPresence(ReportColumn column, string subject) : Condition
{
    public override Ternary Evaluate(RowValues row) => row.Row.Boolean(column).Kind switch
    {
        ReportedKind.NotSupported => Ternary.True,
        ReportedKind.Value => Ternary.False,
        _ => Ternary.Unknown,
    };

    public override void Explain(Explanation explanation)
    {
        explanation.Read(column);
        Ternary isEmpty = Evaluate(explanation.Row);
        if (isEmpty == Ternary.Unknown) explanation.Unknown(UnknownTerm.Boolean(explanation.Row, column));
        else if (isEmpty == Ternary.True) explanation.State(subject, "not reported");
        else explanation.State(subject, explanation.Row.GetBoolean(column) == Ternary.True ? "true" : "false");
    }

    public override TernarySet Possible(ReportHeader header) => Needs(header, column);
}
