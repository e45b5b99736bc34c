using CredReport.Gsl.Syntax;
using CsCheck;

namespace CredReport.Tests.Gsl;

/// <summary>Random syntax trees, of every form that the grammar has; their names and types need not make sense.</summary>
internal static class SyntaxGen
{
    private const int MaxDepth = 5;

    private static readonly Gen<string> Word = Gen.OneOf("a", "b2", "name", "isActive", "_x", "kebab-case", "aws:SourceIp", "have", "Order", "notice", "inner", "likes", "excluded");

    private static readonly Gen<string> Path = Gen.Select(
        Gen.Frequency((9, Word), (1, Gen.Const("$"))),
        Gen.OneOf(Word, Gen.OneOf("should", "in", "true", "and", "exclude", "groupBy")).Array[0, 3],
        (head, tail) => string.Join('.', [head, .. tail]));

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.OneOf("0", "-0", "007", "1.5", "-12.25", "99999999999999999999"));

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf("", "true", "days", "%root%", "/x/", "a\nb", "é ☃", "\"", "and or not", "=> [ ( $"),
        Gen.Char[' ', '~'].Array[0, 8].Select(characters => new string(characters).Replace('\'', '`')));

    private static readonly Gen<string> Pattern =
        Gen.OneOf("/a/", "/^<root_account>$/i", "/a\\/b/", "/[/]/", "/\\\\/", "//", "/[^/\\]/]+/gi", "/'/", "/( [x] )/");

    private static readonly Gen<ValueSyntax> Value = Gen.OneOf(
        Number.Select(text => new ValueSyntax(0, ValueKind.Number, text)),
        Text.Select(text => new ValueSyntax(0, ValueKind.String, text)),
        Gen.OneOf("true", "false").Select(text => new ValueSyntax(0, ValueKind.Boolean, text)),
        Path.Select(text => new ValueSyntax(0, ValueKind.Path, text)));

    private static readonly Gen<OperandSyntax> Operand = Gen.Select(
        Path,
        Gen.Select(Word, Value.Array[0, 3], (name, arguments) => new FunctionSyntax(0, name, arguments)).Array[0, 3],
        (path, functions) => new OperandSyntax(0, path, functions));

    /// <summary>In a list only a text or a number tells values from a condition.</summary>
    private static readonly Gen<ValueSyntax[]> ListValues = Gen.Select(
        Value.Where(value => value.Kind is ValueKind.String or ValueKind.Number), Value.Array[0, 3], (first, rest) => (ValueSyntax[])[first, .. rest]);

    private static readonly Gen<ExpressionSyntax> Leaf = Gen.OneOf<ExpressionSyntax>(
        Operand.Select(operand => new TermSyntax(0, operand)),
        Gen.Select(Operand, Gen.OneOf("=", "!=", "<", "<=", ">", ">="), Value, (left, sign, right) => new ComparisonSyntax(0, left, sign, 0, right)),
        Gen.Select(Operand, Gen.Bool, Value.Array[1, 4], (left, negated, values) => new InSyntax(0, left, negated, values)),
        Gen.Select(Operand, Text, (left, text) => new LikeSyntax(0, left, new ValueSyntax(0, ValueKind.String, text))),
        Gen.Select(Operand, Pattern, (left, pattern) => new RegexMatchSyntax(0, left, pattern, 0)),
        Gen.Select(Operand, ListOperator, ListValues, (left, sign, values) => new ListSyntax(0, left, sign, null, values)));

    private static Gen<string> ListOperator => Gen.OneOf("with", "contain", "contain-any", "contain-all", "contain-none");

    private static readonly Gen<ExpressionSyntax> Expression = Gen.Recursive<ExpressionSyntax>((depth, inner) => depth >= MaxDepth ? Leaf : Gen.Frequency(
        (4, Leaf),
        (2, inner.Array[2, 4].Select(terms => (ExpressionSyntax)new AndSyntax(0, terms))),
        (2, inner.Array[2, 4].Select(terms => (ExpressionSyntax)new OrSyntax(0, terms))),
        (2, inner.Select(term => (ExpressionSyntax)new NotSyntax(0, term))),
        (1, Gen.Select(Operand, ListOperator, inner, (left, sign, condition) => (ExpressionSyntax)new ListSyntax(0, left, sign, condition, [])))));

    /// <summary>Whole rules, short enough to be read.</summary>
    public static Gen<RuleSyntax> Rule { get; } = Gen.Select(Gen.Bool, Expression, Gen.Bool, Expression, Gen.Bool, Expression,
        (hasWhere, where, negated, condition, hasExclude, exclude) => new RuleSyntax(hasWhere ? where : null, negated, condition, hasExclude ? exclude : null))
        .Where(rule => rule.ToString().Length <= Parser.MaxLength);
}
