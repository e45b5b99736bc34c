using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Whether a text is one of several; case matters.</summary>
internal sealed class TextInCondition(TextOperand left, TextOperand[] values, string demand) : TextCondition(left, demand)
{
    protected override Ternary Test(ReadOnlySpan<byte> text, RowValues row)
    {
        // If one value is unknown, so is the term, even if another one matches.
        bool found = false;
        foreach (TextOperand value in values)
        {
            if (!value.TryEvaluate(row, out ReadOnlySpan<byte> candidate)) return Ternary.Unknown;
            found |= text.SequenceEqual(candidate);
        }

        return found.ToTruth();
    }

    public override void Explain(Explanation explanation)
    {
        base.Explain(explanation);
        foreach (TextOperand value in values) value.Explain(explanation);
    }

    public override TernarySet Possible(ReportHeader header)
    {
        TernarySet possible = base.Possible(header);
        foreach (TextOperand value in values)
        {
            if (Needs(header, value.Columns) == TernarySet.Unknown) possible = TernarySet.Unknown;
        }

        return possible;
    }
}
