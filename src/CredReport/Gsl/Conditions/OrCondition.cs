using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>At least one term holds. One true term decides, whatever is unknown.</summary>
internal sealed class OrCondition(Condition[] terms) : Condition
{
    public override Truth Evaluate(RowValues row)
    {
        Truth result = Truth.False;
        foreach (Condition term in terms)
        {
            Truth truth = term.Evaluate(row);
            if (truth == Truth.True) return Truth.True;
            if (truth == Truth.Unknown) result = Truth.Unknown;
        }

        return result;
    }

    public override void Explain(Explanation explanation)
    {
        bool isDecided = Evaluate(explanation.Row) == Truth.True;
        foreach (Condition term in terms)
        {
            if (isDecided && term.Evaluate(explanation.Row) != Truth.True) explanation.Aside(term);
            else term.Explain(explanation);
        }
    }

    public override TruthSet Possible(ReportHeader header)
    {
        bool allCanFail = true;
        TruthSet any = TruthSet.None;
        foreach (Condition term in terms)
        {
            TruthSet possible = term.Possible(header);
            any |= possible & (TruthSet.True | TruthSet.Unknown);
            allCanFail &= possible.HasFlag(TruthSet.False);
        }

        return any | (allCanFail ? TruthSet.False : TruthSet.None);
    }
}
