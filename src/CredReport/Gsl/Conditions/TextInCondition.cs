using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether a text is one of several; case matters.</summary>
internal sealed class TextInCondition(TextOperand left, TextOperand[] values, string demand) : TextCondition(left, demand)
{
    protected override Truth Test(ReadOnlySpan<byte> text, RowValues row)
    {
        // If one value is unknown, so is the term, even if another one matches.
        bool found = false;
        foreach (TextOperand value in values)
        {
            if (!value.TryEvaluate(row, out ReadOnlySpan<byte> candidate)) return Truth.Unknown;
            found |= text.SequenceEqual(candidate);
        }

        return found.ToTruth();
    }

    public override void Explain(Explanation explanation)
    {
        base.Explain(explanation);
        foreach (TextOperand value in values) value.Explain(explanation);
    }

    public override TruthSet Possible(ReportHeader header)
    {
        TruthSet possible = base.Possible(header);
        foreach (TextOperand value in values)
        {
            if (Needs(header, value.Columns) == TruthSet.Unknown) possible = TruthSet.Unknown;
        }

        return possible;
    }
}
