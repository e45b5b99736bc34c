using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Compares two numbers; instants are numbers too.</summary>
internal sealed class NumberComparison(NumberOperand left, ComparisonOperator comparison, NumberOperand right) : Condition
{
    private readonly string _demand = $"{comparison.Sign()} {right}";

    public override Ternary Evaluate(RowValues row)
    {
        if (!left.TryEvaluate(row, out double a) || !right.TryEvaluate(row, out double b)) return Ternary.Unknown;
        return comparison.Holds(a.CompareTo(b)).ToTruth();
    }

    public override void Explain(Explanation explanation)
    {
        left.Explain(explanation);
        right.Explain(explanation);
        if (left.TryEvaluate(explanation.Row, out _) && right.TryEvaluate(explanation.Row, out _))
        {
            string demand = right.IsConstant ? _demand : $"{_demand}, which is {right.Describe(explanation.Row)}";
            explanation.State(left.ToString(), left.Describe(explanation.Row), demand);
        }
    }

    public override TernarySet Possible(ReportHeader header) => Needs(header, [.. left.Columns, .. right.Columns]);
}
