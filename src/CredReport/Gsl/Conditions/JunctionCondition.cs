using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>
/// Terms joined by <c>and</c> or by <c>or</c>. A single false term decides <c>and</c>, and a single true term <c>or</c>, even if other
/// terms are unknown.
/// </summary>
internal sealed class JunctionCondition : Condition
{
    private readonly Condition[] _terms;
    private readonly Ternary _deciding;

    private JunctionCondition(Condition[] terms, Ternary deciding)
    {
        _terms = terms;
        _deciding = deciding;
    }

    /// <summary>All terms hold.</summary>
    public static JunctionCondition And(Condition[] terms) => new(terms, Ternary.False);

    /// <summary>At least one term holds.</summary>
    public static JunctionCondition Or(Condition[] terms) => new(terms, Ternary.True);

    public override Ternary Evaluate(RowValues row)
    {
        Ternary result = _deciding.Not();
        foreach (Condition term in _terms)
        {
            Ternary truth = term.Evaluate(row);
            if (truth == _deciding) return _deciding;
            if (truth == Ternary.Unknown) result = Ternary.Unknown;
        }

        return result;
    }

    public override void Explain(Explanation explanation)
    {
        bool isDecided = Evaluate(explanation.Row) == _deciding;
        foreach (Condition term in _terms)
        {
            if (isDecided && term.Evaluate(explanation.Row) != _deciding) explanation.Aside(term);
            else term.Explain(explanation);
        }
    }

    public override TernarySet Answers => Joined(_terms.Select(term => term.Answers));

    public override TernarySet Possible(ReportHeader header) => Joined(_terms.Select(term => term.Possible(header)));

    private TernarySet Joined(IEnumerable<TernarySet> terms)
    {
        TernarySet deciding = Only(_deciding);
        TernarySet opposite = Only(_deciding.Not());
        bool canAllBeOpposite = true;
        TernarySet any = TernarySet.None;
        foreach (TernarySet possible in terms)
        {
            any |= possible & (deciding | TernarySet.Unknown);
            canAllBeOpposite &= possible.HasFlag(opposite);
        }

        return any | (canAllBeOpposite ? opposite : TernarySet.None);
    }

    private static TernarySet Only(Ternary truth) => truth == Ternary.True ? TernarySet.True : TernarySet.False;
}
