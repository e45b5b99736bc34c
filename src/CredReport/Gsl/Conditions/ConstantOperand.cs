using CredReport.Model;

namespace CredReport.Gsl.Conditions;

/// <summary>A number in the rule's text.</summary>
internal sealed class ConstantOperand(double number, string text) : NumberOperand
{
    public double Number => number;

    public override IReadOnlyList<ReportColumn> Columns => [];

    public override bool TryEvaluate(RowValues row, out double value)
    {
        value = number;
        return true;
    }

    public override void Explain(Explanation explanation)
    {
    }

    public override string Describe(RowValues row) => text;

    public override string ToString() => text;
}
