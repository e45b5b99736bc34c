using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether a text meets a test.</summary>
/// <param name="left">The text.</param>
/// <param name="demand">The test as the rule writes it; null if the text is the whole term.</param>
internal abstract class TextCondition(TextOperand left, string? demand) : Condition
{
    public sealed override Ternary Evaluate(RowValues row) =>
        left.TryEvaluate(row, out ReadOnlySpan<byte> text) ? Test(text, row) : Ternary.Unknown;

    public override void Explain(Explanation explanation)
    {
        left.Explain(explanation);
        if (left.TryEvaluate(explanation.Row, out _)) explanation.State(left.ToString(), left.Describe(explanation.Row), demand);
    }

    public override TernarySet Possible(ReportHeader header) => Needs(header, left.Columns);

    /// <summary>Tests the text, in UTF-8.</summary>
    protected abstract Ternary Test(ReadOnlySpan<byte> text, RowValues row);
}
