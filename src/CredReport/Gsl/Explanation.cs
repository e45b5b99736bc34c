using CredReport.Gsl.Conditions;
using CredReport.Model;

namespace CredReport.Gsl;

/// <summary>What a condition read, derived and found on one row, in the order of the rule's text.</summary>
internal sealed class Explanation(RowValues row)
{
    // Created on demand: in most findings one or two of them are empty.
    private List<ReportColumn>? _columns;
    private List<DerivedValue>? _derived;
    private List<UnknownTerm>? _unknowns;
    private List<Fact>? _facts;

    private int _aside;

    public RowValues Row { get; } = row;

    /// <summary>Columns that the file has and the condition reads, each once.</summary>
    public IReadOnlyList<ReportColumn> Columns => _columns ?? [];

    public IReadOnlyList<DerivedValue> Derived => _derived ?? [];

    /// <summary>Terms that are neither true nor false, each once.</summary>
    public IReadOnlyList<UnknownTerm> Unknowns => _unknowns ?? [];

    /// <summary>
    /// The terms that decided: of an <c>or</c> that holds, those that hold; of an <c>and</c> that fails, those that fail.
    /// </summary>
    public IReadOnlyList<Fact> Facts => _facts ?? [];

    public void Read(ReportColumn column)
    {
        if (Row.Row.Header.Has(column)) AddOnce(ref _columns, column);
    }

    public void Derive(string expression, object? value, bool isKnown = true) =>
        AddOnce(ref _derived, new DerivedValue(expression, value, isKnown));

    public void Unknown(UnknownTerm term) => AddOnce(ref _unknowns, term);

    public void State(string subject, string value, string? demand = null)
    {
        if (_aside == 0) (_facts ??= []).Add(new Fact(subject, value, demand));
    }

    /// <summary>Explains a term that did not decide: its cells and derived values are kept, its facts are not.</summary>
    public void Aside(Condition term)
    {
        _aside++;
        term.Explain(this);
        _aside--;
    }

    private static void AddOnce<T>(ref List<T>? items, T item)
    {
        items ??= [];
        if (!items.Contains(item)) items.Add(item);
    }
}
