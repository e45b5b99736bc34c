using CredReport.Gsl.Conditions;
using CredReport.Gsl.Syntax;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl;

/// <summary>A rule whose names are columns and whose types fit, at one moment. Immutable, shared by threads.</summary>
internal sealed class BoundRule
{
    private readonly RuleSyntax _syntax;
    private readonly Condition? _relevance;
    private readonly Condition _condition;

    private BoundRule(RuleSyntax syntax, Binder binder, Condition? relevance, Condition condition)
    {
        _syntax = syntax;
        _relevance = relevance;
        _condition = condition;
        Columns = binder.Columns;
        RelevanceColumns = binder.RelevanceColumns;
        NotInReport = binder.NotInReport;
        NeedsMoment = binder.NeedsMoment;
        Warnings = binder.Warnings;
        Credential = CredentialSlot.Only(Columns);
    }

    /// <summary>Columns that the rule reads, each once: those of its <c>where</c> and <c>exclude</c>, then those of its condition.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>Those of them that its <c>where</c> and <c>exclude</c> read.</summary>
    public IReadOnlyList<ReportColumn> RelevanceColumns { get; }

    /// <summary>Properties that it asks for and no credential report holds.</summary>
    public IReadOnlyList<string> NotInReport { get; }

    /// <summary>Whether it asks how long before or after the moment of evaluation something lies.</summary>
    public bool NeedsMoment { get; }

    /// <summary>Where the rule binds and does what its author most likely did not mean, in the order of its text.</summary>
    public IReadOnlyList<GslError> Warnings { get; }

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
        (Condition? relevance, Condition condition) = binder.Bind(syntax);
        return new BoundRule(syntax, binder, relevance, condition);
    }

    /// <summary>Whether the rule applies to the row: its <c>where</c> holds, and its <c>exclude</c> does not.</summary>
    public Truth Applies(RowValues row) => _relevance?.Evaluate(row) ?? Truth.True;

    /// <summary>Whether the row is as the rule wants it, where the rule applies.</summary>
    public Truth IsMet(RowValues row)
    {
        Truth truth = _condition.Evaluate(row);
        return _syntax.Negated ? truth.Not() : truth;
    }

    /// <summary>What <c>where</c> and <c>exclude</c> read and derived.</summary>
    /// <param name="row">The row.</param>
    /// <param name="decides">Whether they decided the verdict; if not, they state nothing.</param>
    public Explanation ExplainRelevance(RowValues row, bool decides)
    {
        Explanation explanation = new(row);
        if (decides) _relevance?.Explain(explanation);
        else if (_relevance is not null) explanation.Aside(_relevance);
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
        bool canApply = _relevance is null || _relevance.Possible(header).HasFlag(TruthSet.True);
        return canApply && (_condition.Possible(header) & TruthSet.Known) != TruthSet.None;
    }
}
