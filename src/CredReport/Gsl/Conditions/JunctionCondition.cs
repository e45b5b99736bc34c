using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>
/// Terms joined by <c>and</c> or by <c>or</c>. A single false term decides <c>and</c>, and a single true term <c>or</c>, even if other
/// terms are unknown.
/// </summary>
internal sealed class JunctionCondition : Condition
{
    private readonly Condition[] _terms;
    private readonly Truth _deciding;

    private JunctionCondition(Condition[] terms, Truth deciding)
    {
        _terms = terms;
        _deciding = deciding;
    }

    /// <summary>All terms hold.</summary>
    public static JunctionCondition And(Condition[] terms) => new(terms, Truth.False);

    /// <summary>At least one term holds.</summary>
    public static JunctionCondition Or(Condition[] terms) => new(terms, Truth.True);

    public override Truth Evaluate(RowValues row)
    {
        Truth result = _deciding.Not();
        foreach (Condition term in _terms)
        {
            Truth truth = term.Evaluate(row);
            if (truth == _deciding) return _deciding;
            if (truth == Truth.Unknown) result = Truth.Unknown;
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

    public override TruthSet Answers => Joined(_terms.Select(term => term.Answers));

    public override TruthSet Possible(ReportHeader header) => Joined(_terms.Select(term => term.Possible(header)));

    private TruthSet Joined(IEnumerable<TruthSet> terms)
    {
        TruthSet deciding = Only(_deciding);
        TruthSet opposite = Only(_deciding.Not());
        bool canAllBeOpposite = true;
        TruthSet any = TruthSet.None;
        foreach (TruthSet possible in terms)
        {
            any |= possible & (deciding | TruthSet.Unknown);
            canAllBeOpposite &= possible.HasFlag(opposite);
        }

        return any | (canAllBeOpposite ? opposite : TruthSet.None);
    }

    private static TruthSet Only(Truth truth) => truth == Truth.True ? TruthSet.True : TruthSet.False;
}
