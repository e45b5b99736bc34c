using CredReport.Gsl.Conditions;
using CredReport.Gsl.Syntax;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl;

/// <summary>A rule with its names bound to columns and its types checked, for one as-of time. Immutable and thread-safe.</summary>
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

    /// <summary>
    /// Columns that the rule reads, each once: those of its <c>where</c> and <c>exclude</c>, then those of its condition.
    /// </summary>
    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>The columns that its <c>where</c> and <c>exclude</c> read.</summary>
    public IReadOnlyList<ReportColumn> RelevanceColumns { get; }

    /// <summary>Properties that it needs and no credential report holds.</summary>
    public IReadOnlyList<string> NotInReport { get; }

    /// <summary>Whether it compares a date with the as-of time.</summary>
    public bool NeedsMoment { get; }

    /// <summary>Warnings about terms that probably do not do what the author intended, in the order of the text.</summary>
    public IReadOnlyList<GslError> Warnings { get; }

    /// <summary>The only access key or certificate that the rule reads; null if it reads none or several.</summary>
    public CredentialSlot? Credential { get; }

    /// <summary>Whether the condition must not hold for users to whom the rule applies.</summary>
    public bool Negated => _syntax.Negated;

    /// <summary>The condition as source.</summary>
    public string ConditionText => field ??= _syntax.Condition.ToString();

    /// <summary>Whether the condition is a single term.</summary>
    public bool IsSingleTerm => _syntax.Condition is not (AndSyntax or OrSyntax or NotSyntax);

    /// <summary>Binds a rule.</summary>
    /// <param name="logic">Source of the rule.</param>
    /// <param name="asOf">The as-of time; null for a rule that does not need it, or only to check a rule.</param>
    /// <exception cref="GslException">The text is not a rule about IamUser.</exception>
    public static BoundRule Bind(string logic, Instant? asOf)
    {
        RuleSyntax syntax = Parser.Parse(logic);
        Binder binder = new(logic, asOf ?? new Instant(0));
        (Condition? relevance, Condition condition) = binder.Bind(syntax);
        return new BoundRule(syntax, binder, relevance, condition);
    }

    /// <summary>Whether the rule applies to the row: its <c>where</c> holds, and its <c>exclude</c> does not.</summary>
    public Ternary Applies(RowValues row) => _relevance?.Evaluate(row) ?? Ternary.True;

    /// <summary>Whether the row meets the rule, given that the rule applies.</summary>
    public Ternary IsMet(RowValues row)
    {
        Ternary truth = _condition.Evaluate(row);
        return _syntax.Negated ? truth.Not() : truth;
    }

    /// <summary>The cells that <c>where</c> and <c>exclude</c> read, and the values that they derived.</summary>
    /// <param name="row">The row.</param>
    /// <param name="decides">Whether they decided the verdict; if not, they state no facts.</param>
    public Explanation ExplainRelevance(RowValues row, bool decides)
    {
        Explanation explanation = new(row);
        if (decides) _relevance?.Explain(explanation);
        else if (_relevance is not null) explanation.Aside(_relevance);
        return explanation;
    }

    /// <summary>The cells that the condition read, the values that it derived and the facts that it states.</summary>
    public Explanation ExplainCondition(RowValues row)
    {
        Explanation explanation = new(row);
        _condition.Explain(explanation);
        return explanation;
    }

    /// <summary>Whether a row under this header can pass or fail at all, judged by its columns.</summary>
    public bool CanBeJudged(ReportHeader header)
    {
        bool canApply = _relevance is null || _relevance.Possible(header).HasFlag(TernarySet.True);
        return canApply && (_condition.Possible(header) & TernarySet.Known) != TernarySet.None;
    }
}
