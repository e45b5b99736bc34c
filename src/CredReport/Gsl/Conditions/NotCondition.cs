using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>The term does not hold; unknown stays unknown.</summary>
internal sealed class NotCondition(Condition term) : Condition
{
    public override Truth Evaluate(RowValues row) => term.Evaluate(row).Not();

    public override void Explain(Explanation explanation) => term.Explain(explanation);

    public override TruthSet Possible(ReportHeader header)
    {
        TruthSet possible = term.Possible(header);
        TruthSet result = possible & TruthSet.Unknown;
        if (possible.HasFlag(TruthSet.True)) result |= TruthSet.False;
        if (possible.HasFlag(TruthSet.False)) result |= TruthSet.True;
        return result;
    }
}
