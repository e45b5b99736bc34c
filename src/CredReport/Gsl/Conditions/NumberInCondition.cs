using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether a number is one of several.</summary>
internal sealed class NumberInCondition(NumberOperand left, NumberOperand[] values, string demand) : Condition
{
    public override Ternary Evaluate(RowValues row)
    {
        if (!left.TryEvaluate(row, out double number)) return Ternary.Unknown;

        // If one value is unknown, so is the term, even if another one matches.
        bool found = false;
        foreach (NumberOperand value in values)
        {
            if (!value.TryEvaluate(row, out double candidate)) return Ternary.Unknown;
            found |= number.Equals(candidate);
        }

        return found.ToTruth();
    }

    public override void Explain(Explanation explanation)
    {
        left.Explain(explanation);
        foreach (NumberOperand value in values) value.Explain(explanation);
        if (left.TryEvaluate(explanation.Row, out _)) explanation.State(left.ToString(), left.Describe(explanation.Row), demand);
    }

    public override TernarySet Possible(ReportHeader header) => Needs(header, [.. left.Columns, .. values.SelectMany(value => value.Columns)]);
}
