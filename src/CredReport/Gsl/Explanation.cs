using CredReport.Parsing;

namespace CredReport.Gsl;

/// <summary>What a condition read and derived on one row, in the order of the rule's text.</summary>
internal sealed class Explanation(RowValues row)
{
    private readonly List<ReportColumn> _columns = [];
    private readonly List<DerivedValue> _derived = [];
    private readonly List<UnknownTerm> _unknowns = [];
    private readonly List<Fact> _facts = [];

    public RowValues Row { get; } = row;

    /// <summary>Columns that the file has and the condition reads, each once.</summary>
    public IReadOnlyList<ReportColumn> Columns => _columns;

    public IReadOnlyList<DerivedValue> Derived => _derived;

    /// <summary>Terms that are neither true nor false, each once.</summary>
    public IReadOnlyList<UnknownTerm> Unknowns => _unknowns;

    public IReadOnlyList<Fact> Facts => _facts;

    public void Read(ReportColumn column)
    {
        if (Row.Row.Header.Has(column) && !_columns.Contains(column)) _columns.Add(column);
    }

    public void Derive(string expression, object? value, bool isKnown = true)
    {
        DerivedValue derived = new(expression, value, isKnown);
        if (!_derived.Contains(derived)) _derived.Add(derived);
    }

    public void Unknown(UnknownTerm term)
    {
        if (!_unknowns.Contains(term)) _unknowns.Add(term);
    }

    public void State(string subject, string value, string? demand = null) => _facts.Add(new Fact(subject, value, demand));
}
