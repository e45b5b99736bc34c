using System.Globalization;
using CredReport.Diagnostics;
using CredReport.Gsl.Conditions;
using CredReport.Gsl.Syntax;
using CredReport.Model;

namespace CredReport.Gsl;

/// <summary>
/// Binds a rule's names to the properties of IamUser and checks its types: a boolean is compared by <c>=</c> and <c>!=</c> with true
/// or false, instants and numbers with each other, texts with texts. Collects all errors before it fails.
/// </summary>
internal sealed partial class Binder(string logic, Instant asOf)
{
    private readonly List<GslError> _errors = [];
    private readonly List<ReportColumn> _columns = [];
    private readonly List<string> _notInReport = [];
    private readonly List<GslError> _warnings = [];

    /// <summary>Bound columns, each once: those of <c>where</c> and <c>exclude</c>, then those of the condition.</summary>
    public IReadOnlyList<ReportColumn> Columns => _columns;

    /// <summary>The columns that the rule's <c>where</c> and <c>exclude</c> read.</summary>
    public IReadOnlyList<ReportColumn> RelevanceColumns { get; private set; } = [];

    /// <summary>Warnings about terms that probably do not do what their author intended, in the order of the text.</summary>
    public IReadOnlyList<GslError> Warnings => [.. _warnings.OrderBy(warning => warning.Line).ThenBy(warning => warning.Column)];

    /// <summary>Properties that no report holds, each once.</summary>
    public IReadOnlyList<string> NotInReport => _notInReport;

    /// <summary>Whether a function needs the as-of time.</summary>
    public bool NeedsMoment { get; private set; }

    /// <summary>Binds the whole rule: which users it applies to, null for all, and its condition.</summary>
    /// <exception cref="GslException">Names or types are wrong.</exception>
    public (Condition? Relevance, Condition Condition) Bind(RuleSyntax rule)
    {
        Condition? where = rule.Where is null ? null : Bind(rule.Where);
        Condition? included = rule.Exclude is null ? null : new NotCondition(Bind(rule.Exclude));
        Condition? relevance = where is not null && included is not null ? JunctionCondition.And([where, included]) : where ?? included;
        RelevanceColumns = [.. _columns];
        Condition condition = Bind(rule.Condition);
        if (_errors.Count > 0) throw new GslException([.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);

        WarnOfUnanswerable(relevance, condition);
        return (relevance, condition);
    }

    private Condition Bind(ExpressionSyntax expression) => expression switch
    {
        OrSyntax or => JunctionCondition.Or([.. or.Terms.Select(Bind)]),
        AndSyntax and => JunctionCondition.And([.. and.Terms.Select(Bind)]),
        NotSyntax not => new NotCondition(Bind(not.Term)),
        ComparisonSyntax comparison => BindComparison(comparison),
        InSyntax among => BindIn(among),
        LikeSyntax like => BindText(like.Left, "like", text => new LikeCondition(text, like.Pattern.Text)),
        RegexMatchSyntax match => BindText(match.Left, "regexMatch", text => BindRegex(text, match)),
        ListSyntax list => BindList(list),
        TermSyntax term => BindTerm(term),
        _ => throw new InvalidOperationException($"No binding for {expression.GetType().Name}."),
    };

    private Condition BindComparison(ComparisonSyntax syntax)
    {
        ComparisonOperator comparison = ComparisonOperators.Parse(syntax.Operator);
        bool isEquality = comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        BoundOperand left = BindOperand(syntax.Left);
        BoundOperand? right = syntax.Right.Kind == ValueKind.Path ? BindPath(syntax.Right.Text, syntax.Right.Offset) : null;
        string demand = $"{syntax.Operator} {syntax.Right}";

        switch (left)
        {
            case BoundOperand.NotInReport missing:
                return new NotInReportCondition(missing.Path);
            case not null when right is BoundOperand.NotInReport missing:
                return new NotInReportCondition(missing.Path);
            case BoundOperand.Flag or BoundOperand.Answer when !isEquality:
                return Error(syntax.OperatorOffset, $"'{syntax.Left}' is {left.TypeDisplay}: it can be compared only by '=' and '!=', not by '{syntax.Operator}'.");
            case BoundOperand.Flag flag when TryBoolean(syntax.Right, out bool value):
                return new BooleanCondition(flag.Column, value == (comparison == ComparisonOperator.Equal), syntax.Left.Path, demand);
            case BoundOperand.Answer answer when TryBoolean(syntax.Right, out bool value):
                return value == (comparison == ComparisonOperator.Equal) ? answer.Condition : new NotCondition(answer.Condition);
            case BoundOperand.Number number when TryNumber(syntax.Right, right, out NumberOperand? other):
                WarnOfSmallNumber(syntax, number.Value, other);
                return new NumberComparison(number.Value, comparison, other);
            case BoundOperand.Text when TryText(syntax.Right, right, out _) && !isEquality:
                return Error(syntax.OperatorOffset, $"'{syntax.Left}' is a text: it can be compared by '=', '!=', 'in', 'like' and 'regexMatch', not by '{syntax.Operator}'.");
            case BoundOperand.Text text when TryText(syntax.Right, right, out TextOperand? other):
                Condition equal = new TextInCondition(text.Value, [other], demand);
                return comparison == ComparisonOperator.Equal ? equal : new NotCondition(equal);
            default:
                return Mismatch(syntax.Right.Offset, syntax.Left, left!, syntax.Right, right);
        }
    }

    private Condition BindIn(InSyntax syntax)
    {
        BoundOperand left = BindOperand(syntax.Left);
        BoundOperand?[] bound = [.. syntax.Values.Select(value => value.Kind == ValueKind.Path ? BindPath(value.Text, value.Offset) : null)];
        string demand = $"{(syntax.Negated ? "not " : "")}in({string.Join(", ", syntax.Values)})";
        if (left is BoundOperand.NotInReport missing) return new NotInReportCondition(missing.Path);
        if (Array.Find(bound, value => value is BoundOperand.NotInReport) is BoundOperand.NotInReport absent) return new NotInReportCondition(absent.Path);

        Condition? result = null;
        if (left is BoundOperand.Text text)
        {
            TextOperand?[] values = [.. syntax.Values.Select((value, i) => TryText(value, bound[i], out TextOperand? other) ? other : null)];
            int wrong = Array.IndexOf(values, null);
            if (wrong >= 0) return Mismatch(syntax.Values[wrong].Offset, syntax.Left, left, syntax.Values[wrong], bound[wrong]);
            result = new TextInCondition(text.Value, values!, demand);
        }
        else if (left is BoundOperand.Number number)
        {
            NumberOperand?[] values = [.. syntax.Values.Select((value, i) => TryNumber(value, bound[i], out NumberOperand? other) ? other : null)];
            int wrong = Array.IndexOf(values, null);
            if (wrong >= 0) return Mismatch(syntax.Values[wrong].Offset, syntax.Left, left, syntax.Values[wrong], bound[wrong]);
            WarnOfSmallNumbers(syntax, number.Value, values!);
            result = new NumberInCondition(number.Value, values!, demand);
        }

        if (result is null) return Error(syntax.Offset, $"'{syntax.Left}' is {left.TypeDisplay}: 'in' looks for texts and numbers.");
        return syntax.Negated ? new NotCondition(result) : result;
    }

    private Condition BindText(OperandSyntax operand, string keyword, Func<TextOperand, Condition> bind) => BindOperand(operand) switch
    {
        BoundOperand.NotInReport missing => new NotInReportCondition(missing.Path),
        BoundOperand.Text text => bind(text.Value),
        { } other => Error(operand.Offset, $"'{operand}' is {other.TypeDisplay}: '{keyword}' needs a text."),
    };

    private Condition BindRegex(TextOperand text, RegexMatchSyntax match)
    {
        try
        {
            return new RegexCondition(text, RegexCondition.Compile(match.Literal), match.Literal);
        }
        catch (NotSupportedException)
        {
            return Error(match.LiteralOffset, "The pattern cannot be matched in linear time, as one that looks ahead, behind or back at a group, or repeats a great many times: it is refused.");
        }
        catch (ArgumentException e)
        {
            return Error(match.LiteralOffset, $"The pattern cannot be read: {e.Message.TrimEnd('.')}.");
        }
    }

    private Condition BindList(ListSyntax list)
    {
        BoundOperand operand = BindOperand(list.Left);
        return operand is BoundOperand.NotInReport missing
            ? new NotInReportCondition(missing.Path)
            : Error(list.Offset, $"'{list.Left}' is {operand.TypeDisplay}: '{list.Operator}' asks for a list, and no property of a credential report is a list.");
    }

    private Condition BindTerm(TermSyntax term)
    {
        string subject = term.Operand.ToString();
        return BindOperand(term.Operand) switch
        {
            BoundOperand.NotInReport missing => new NotInReportCondition(missing.Path),
            BoundOperand.Flag flag => new BooleanCondition(flag.Column, true, subject, null),
            BoundOperand.Answer answer => answer.Condition,
            BoundOperand.Number { Value: InstantOperand instant } => new InstantPresence(instant.Column, true, subject),
            BoundOperand.Text text => new TextPresence(text.Value, true),
            _ => Error(term.Offset, $"'{subject}' is a number, which is neither true nor false: compare it, for example with '< 60'."),
        };
    }

    private BoundOperand BindOperand(OperandSyntax syntax)
    {
        BoundOperand operand = BindPath(syntax.Path, syntax.Offset);
        for (int i = 0; i < syntax.Functions.Count; i++)
        {
            OperandSyntax sofar = syntax with { Functions = [.. syntax.Functions.Take(i)] };
            operand = BindFunction(operand, sofar, syntax.Functions[i]);
        }

        return operand;
    }

    private BoundOperand BindPath(string path, int offset)
    {
        if (IamUserEntity.Find(path) is { } property)
        {
            if (!_columns.Contains(property.Column)) _columns.Add(property.Column);
            return property.Type switch
            {
                PropertyType.Boolean => new BoundOperand.Flag(property.Column),
                PropertyType.Instant => new BoundOperand.Number(new InstantOperand(property.Column, path)),
                _ => new BoundOperand.Text(TextOperand.Of(property)),
            };
        }

        if (path == "$" || path.StartsWith("$.", StringComparison.Ordinal))
        {
            Error(offset, "'$' is the element of a list, and no property of a credential report is a list.");
        }
        else if (!IamUserEntity.IsNotInReport(path))
        {
            string[] known = [.. IamUserEntity.Properties.Select(known => known.Path), .. IamUserEntity.NotInReport];
            string members = string.Join(", ", known.Where(name => name.StartsWith(path + ".", StringComparison.Ordinal)));
            string hint = members.Length > 0 ? $" It has: {members}." : Suggestion.DidYouMean(path, known);
            Error(offset, $"{IamUserEntity.Name} has no property '{path}'.{hint}");
        }

        if (!_notInReport.Contains(path)) _notInReport.Add(path);
        _firstNotInReport = Math.Min(_firstNotInReport, offset);
        return new BoundOperand.NotInReport(path);
    }

    /// <summary>Reads <c>true</c> or <c>false</c>, in quotation marks or not.</summary>
    private static bool TryBoolean(ValueSyntax value, out bool result)
    {
        result = false;
        return value.Kind is ValueKind.Boolean or ValueKind.String && bool.TryParse(value.Text, out result) && value.Text.Trim().Length == value.Text.Length;
    }

    private static bool TryNumber(ValueSyntax value, BoundOperand? bound, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NumberOperand? operand)
    {
        operand = (bound as BoundOperand.Number)?.Value;
        if (value.Kind == ValueKind.Number)
            operand = new ConstantOperand(double.Parse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture), value.Text);
        return operand is not null;
    }

    private static bool TryText(ValueSyntax value, BoundOperand? bound, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TextOperand? operand)
    {
        operand = value.Kind == ValueKind.String ? TextOperand.Constant(value.Text) : (bound as BoundOperand.Text)?.Value;
        return operand is not null;
    }

    private Condition Mismatch(int offset, OperandSyntax left, BoundOperand leftBound, ValueSyntax right, BoundOperand? rightBound) =>
        Error(offset, $"'{left}' is {leftBound.TypeDisplay} and {Display(right)} is {TypeOf(right, rightBound)}: they cannot be compared.");

    private static string TypeOf(ValueSyntax value, BoundOperand? bound) => value.Kind switch
    {
        ValueKind.Number => "a number",
        ValueKind.String => "a text",
        ValueKind.Boolean => "a boolean",
        _ => bound!.TypeDisplay,
    };

    private static string Display(ValueSyntax value) => value.Kind == ValueKind.Path ? $"'{value}'" : value.ToString();

    private BoundOperand Wrong(int offset, string message)
    {
        Error(offset, message);
        return Nothing;
    }

    /// <summary>Notes an error and returns a placeholder, so that binding can continue.</summary>
    private NotInReportCondition Error(int offset, string message)
    {
        _errors.Add(GslError.At(logic, offset, message));
        return new NotInReportCondition("");
    }
}
