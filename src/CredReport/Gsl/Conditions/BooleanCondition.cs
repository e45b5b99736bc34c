using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether a boolean property has a value.</summary>
/// <param name="column">The property's column.</param>
/// <param name="expected">The value.</param>
/// <param name="subject">The property as the rule writes it.</param>
/// <param name="demand">The test as the rule writes it; null if the property is the whole term.</param>
internal sealed class BooleanCondition(ReportColumn column, bool expected, string subject, string? demand) : Condition
{
    public override Ternary Evaluate(RowValues row)
    {
        Ternary truth = row.GetBoolean(column);
        return expected ? truth : truth.Not();
    }

    public override void Explain(Explanation explanation)
    {
        explanation.Read(column);
        Ternary truth = explanation.Row.GetBoolean(column);
        if (truth == Ternary.Unknown) explanation.Unknown(UnknownTerm.Boolean(explanation.Row, column));
        else explanation.State(subject, truth == Ternary.True ? "true" : "false", demand);
    }

    public override TernarySet Possible(ReportHeader header) => Needs(header, column);
}
