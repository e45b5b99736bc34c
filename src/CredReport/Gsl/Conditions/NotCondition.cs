using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Negates a term; unknown stays unknown.</summary>
internal sealed class NotCondition(Condition term) : Condition
{
    public override Truth Evaluate(RowValues row) => term.Evaluate(row).Not();

    public override void Explain(Explanation explanation) => term.Explain(explanation);

    public override TruthSet Answers => Negated(term.Answers);

    public override TruthSet Possible(ReportHeader header) => Negated(term.Possible(header));

    private static TruthSet Negated(TruthSet possible)
    {
        TruthSet result = possible & TruthSet.Unknown;
        if (possible.HasFlag(TruthSet.True)) result |= TruthSet.False;
        if (possible.HasFlag(TruthSet.False)) result |= TruthSet.True;
        return result;
    }
}
