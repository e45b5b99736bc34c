using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>A text is one of several, letter for letter.</summary>
internal sealed class TextInCondition(TextOperand left, TextOperand[] values, string demand) : TextCondition(left, demand)
{
    protected override Truth Test(ReadOnlySpan<byte> text, RowValues row)
    {
        Truth result = Truth.False;
        foreach (TextOperand value in values)
        {
            if (!value.TryEvaluate(row, out ReadOnlySpan<byte> candidate)) result = Truth.Unknown;
            else if (text.SequenceEqual(candidate)) return Truth.True;
        }

        return result;
    }

    public override void Explain(Explanation explanation)
    {
        base.Explain(explanation);
        foreach (TextOperand value in values) value.Explain(explanation);
    }

    public override TruthSet Possible(ReportHeader header)
    {
        TruthSet possible = base.Possible(header);
        bool allThere = true;
        foreach (TextOperand value in values) allThere &= Needs(header, value.Columns) == TruthSet.Known;

        // A value that is missing leaves the others to be found.
        return possible == TruthSet.Unknown || allThere ? possible : values.Length == 1 ? TruthSet.Unknown : TruthSet.True | TruthSet.Unknown;
    }
}
