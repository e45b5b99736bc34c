using CredReport.Gsl.Syntax;

namespace CredReport.Tests.Gsl;

/// <summary>Compares syntax trees by their shape and words, wherever they stand in a text.</summary>
internal static class SyntaxComparer
{
    public static bool Same(RuleSyntax a, RuleSyntax b) =>
        a.Negated == b.Negated && Same(a.Condition, b.Condition) && SameOrNone(a.Where, b.Where) && SameOrNone(a.Exclude, b.Exclude);

    public static bool Same(ExpressionSyntax a, ExpressionSyntax b) => (a, b) switch
    {
        (OrSyntax one, OrSyntax other) => All(one.Terms, other.Terms, Same),
        (AndSyntax one, AndSyntax other) => All(one.Terms, other.Terms, Same),
        (NotSyntax one, NotSyntax other) => Same(one.Term, other.Term),
        (ComparisonSyntax one, ComparisonSyntax other) => one.Operator == other.Operator && Same(one.Left, other.Left) && Same(one.Right, other.Right),
        (InSyntax one, InSyntax other) => one.Negated == other.Negated && Same(one.Left, other.Left) && All(one.Values, other.Values, Same),
        (LikeSyntax one, LikeSyntax other) => Same(one.Left, other.Left) && Same(one.Pattern, other.Pattern),
        (RegexMatchSyntax one, RegexMatchSyntax other) => one.Literal == other.Literal && Same(one.Left, other.Left),
        (ListSyntax one, ListSyntax other) => one.Operator == other.Operator && Same(one.Left, other.Left) && All(one.Values, other.Values, Same)
            && SameOrNone(one.Inner, other.Inner),
        (TermSyntax one, TermSyntax other) => Same(one.Operand, other.Operand),
        _ => false,
    };

    private static bool SameOrNone(ExpressionSyntax? a, ExpressionSyntax? b) => (a, b) switch
    {
        (null, null) => true,
        ({ } one, { } other) => Same(one, other),
        _ => false,
    };

    private static bool Same(OperandSyntax a, OperandSyntax b) => a.Path == b.Path && All(a.Functions, b.Functions, Same);

    private static bool Same(FunctionSyntax a, FunctionSyntax b) => a.Name == b.Name && All(a.Arguments, b.Arguments, Same);

    private static bool Same(ValueSyntax a, ValueSyntax b) => a.Kind == b.Kind && a.Text == b.Text;

    private static bool All<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Func<T, T, bool> same) =>
        a.Count == b.Count && a.Zip(b).All(pair => same(pair.First, pair.Second));
}
