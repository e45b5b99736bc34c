using CredReport.Gsl.Conditions;
using CredReport.Gsl.Syntax;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl;

/// <summary>A rule whose names are columns and whose types fit, at one moment. Immutable, shared by threads.</summary>
internal sealed class BoundRule
{
    private readonly RuleSyntax _syntax;
    private readonly Condition? _where;
    private readonly Condition _condition;

    private BoundRule(RuleSyntax syntax, Binder binder, Condition? where, Condition condition)
    {
        _syntax = syntax;
        _where = where;
        _condition = condition;
        Columns = binder.Columns;
        WhereColumns = binder.WhereColumns;
        NotInReport = binder.NotInReport;
        NeedsMoment = binder.NeedsMoment;
        Credential = CredentialSlot.Only(Columns);
    }

    /// <summary>Columns that the rule reads, each once, in the order of its text.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>Those of them that its <c>where</c> reads.</summary>
    public IReadOnlyList<ReportColumn> WhereColumns { get; }

    /// <summary>Properties that it asks for and no credential report holds.</summary>
    public IReadOnlyList<string> NotInReport { get; }

    /// <summary>Whether it asks how long before or after the moment of evaluation something lies.</summary>
    public bool NeedsMoment { get; }

    /// <summary>The one access key or certificate that the rule reads; null when it reads none, or several.</summary>
    public CredentialSlot? Credential { get; }

    /// <summary>Whether the rule's condition must not hold, where the rule applies.</summary>
    public bool Negated => _syntax.Negated;

    /// <summary>The condition as source.</summary>
    public string ConditionText => field ??= _syntax.Condition.ToString();

    /// <summary>Whether the condition is a single term.</summary>
    public bool IsSingleTerm => _syntax.Condition is not (AndSyntax or OrSyntax or NotSyntax);

    /// <summary>Binds a rule.</summary>
    /// <param name="logic">Source of the rule.</param>
    /// <param name="asOf">The moment of evaluation; null is enough for a rule that does not ask for it, and to check any rule.</param>
    /// <exception cref="GslException">The text is no rule about IamUser.</exception>
    public static BoundRule Bind(string logic, Instant? asOf)
    {
        RuleSyntax syntax = Parser.Parse(logic);
        Binder binder = new(logic, asOf ?? new Instant(0));
        (Condition? where, Condition condition) = binder.Bind(syntax);
        return new BoundRule(syntax, binder, where, condition);
    }

    /// <summary>Whether the rule applies to the row: its <c>where</c>.</summary>
    public Truth Applies(RowValues row) => _where?.Evaluate(row) ?? Truth.True;

    /// <summary>Whether the row is as the rule wants it, where the rule applies.</summary>
    public Truth IsMet(RowValues row)
    {
        Truth truth = _condition.Evaluate(row);
        return _syntax.Negated ? truth.Not() : truth;
    }

    /// <summary>What the <c>where</c> read and derived.</summary>
    /// <param name="row">The row.</param>
    /// <param name="decides">Whether it decided the verdict; if not, it states nothing.</param>
    public Explanation ExplainWhere(RowValues row, bool decides)
    {
        Explanation explanation = new(row);
        if (decides) _where?.Explain(explanation);
        else if (_where is not null) explanation.Aside(_where);
        return explanation;
    }

    /// <summary>What the condition read, derived and states.</summary>
    public Explanation ExplainCondition(RowValues row)
    {
        Explanation explanation = new(row);
        _condition.Explain(explanation);
        return explanation;
    }

    /// <summary>Whether a row of a file with this header can pass or fail at all, as far as the columns go.</summary>
    public bool CanBeJudged(ReportHeader header)
    {
        bool canApply = _where is null || _where.Possible(header).HasFlag(TruthSet.True);
        return canApply && (_condition.Possible(header) & TruthSet.Known) != TruthSet.None;
    }
}
