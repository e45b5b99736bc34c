using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>A text meets a test of its own.</summary>
/// <param name="left">The text.</param>
/// <param name="demand">The test as the rule writes it; null where the text stands alone.</param>
internal abstract class TextCondition(TextOperand left, string? demand) : Condition
{
    public sealed override Truth Evaluate(RowValues row) =>
        left.TryEvaluate(row, out ReadOnlySpan<byte> text) ? Test(text, row) : Truth.Unknown;

    public override void Explain(Explanation explanation)
    {
        left.Explain(explanation);
        if (left.TryEvaluate(explanation.Row, out _)) explanation.State(left.ToString(), left.Describe(explanation.Row), demand);
    }

    public override TruthSet Possible(ReportHeader header) => Needs(header, left.Columns);

    /// <summary>Judges the text, in UTF-8.</summary>
    protected abstract Truth Test(ReadOnlySpan<byte> text, RowValues row);
}
