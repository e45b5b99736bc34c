using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>Negates a term; unknown stays unknown.</summary>
internal sealed class NotCondition(Condition term) : Condition
{
    public override Ternary Evaluate(RowValues row) => term.Evaluate(row).Not();

    public override void Explain(Explanation explanation) => term.Explain(explanation);

    public override TernarySet Answers => Negated(term.Answers);

    public override TernarySet Possible(ReportHeader header) => Negated(term.Possible(header));

    private static TernarySet Negated(TernarySet possible)
    {
        TernarySet result = possible & TernarySet.Unknown;
        if (possible.HasFlag(TernarySet.True)) result |= TernarySet.False;
        if (possible.HasFlag(TernarySet.False)) result |= TernarySet.True;
        return result;
    }
}
