using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>All terms hold. One false term decides, whatever is unknown.</summary>
internal sealed class AndCondition(Condition[] terms) : Condition
{
    public override Truth Evaluate(RowValues row)
    {
        Truth result = Truth.True;
        foreach (Condition term in terms)
        {
            Truth truth = term.Evaluate(row);
            if (truth == Truth.False) return Truth.False;
            if (truth == Truth.Unknown) result = Truth.Unknown;
        }

        return result;
    }

    public override void Explain(Explanation explanation)
    {
        bool isDecided = Evaluate(explanation.Row) == Truth.False;
        foreach (Condition term in terms)
        {
            if (isDecided && term.Evaluate(explanation.Row) != Truth.False) explanation.Aside(term);
            else term.Explain(explanation);
        }
    }

    public override TruthSet Possible(ReportHeader header)
    {
        bool allCanHold = true;
        TruthSet any = TruthSet.None;
        foreach (Condition term in terms)
        {
            TruthSet possible = term.Possible(header);
            any |= possible & (TruthSet.False | TruthSet.Unknown);
            allCanHold &= possible.HasFlag(TruthSet.True);
        }

        return any | (allCanHold ? TruthSet.True : TruthSet.None);
    }
}
