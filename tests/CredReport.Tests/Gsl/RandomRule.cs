using System.Globalization;
using CredReport.Gsl.Syntax;

namespace CredReport.Tests.Gsl;

/// <summary>Random rules whose types fit, as syntax trees.</summary>
internal sealed class RandomRule(Random random)
{
    private static readonly string[] Units = ["seconds", "minutes", "hours", "days", "weeks", "months", "years"];

    private static readonly string[] Texts = ["alice", "Alice", "<root_account>", "us-east-1", "s3", "", "111122223333", "N/A"];

    private static readonly string[] Equalities = ["=", "!="];

    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    public RuleSyntax Next() => new(
        random.Next(2) == 0 ? Expression(2) : null, random.Next(2) == 0, Expression(3), random.Next(3) == 0 ? Expression(1) : null);

    private ExpressionSyntax Expression(int depth) => (depth == 0 ? 9 : random.Next(10)) switch
    {
        0 or 1 => new AndSyntax(0, Expressions(depth - 1)),
        2 or 3 => new OrSyntax(0, Expressions(depth - 1)),
        4 => new NotSyntax(0, Expression(depth - 1)),
        _ => Term(),
    };

    private ExpressionSyntax[] Expressions(int depth) => [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Expression(depth))];

    private ExpressionSyntax Term() => random.Next(20) switch
    {
        0 or 1 or 2 => new TermSyntax(0, Operand(Any("boolean"))),
        3 or 4 => Compare(Operand(Any("boolean")), Equalities, AnyTruthValue()),
        5 => new TermSyntax(0, Operand(Any("instant"))),
        6 => new TermSyntax(0, Operand(AnyText())),
        7 => new TermSyntax(0, Operand(PlainProperty.All[random.Next(PlainProperty.All.Count)].Path, "isEmpty")),
        8 => Compare(Operand(AnyText(), "isEmpty"), Equalities, AnyTruthValue()),
        9 or 10 => new TermSyntax(0, FromNow()),
        11 => Compare(FromNow(), Equalities, AnyTruthValue()),
        12 or 13 => Compare(Distance(), Comparisons, Number(OneOf("0", "1", "30", "45", "59", "60", "61", "1.5", "-1", "3600", "86400"))),
        14 => new InSyntax(0, Distance(), random.Next(2) == 0, [Number("0"), Number("1"), Number("60")]),
        15 => Compare(Operand(Any("instant")), Comparisons, random.Next(2) == 0 ? Path(Any("instant")) : Number(OneOf("1711886400", "-62135596800", "0"))),
        16 => Compare(Operand(AnyText()), Equalities, random.Next(2) == 0 ? Path(AnyText()) : Text(OneOf(Texts))),
        17 => new InSyntax(0, Operand(AnyText()), random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Text(OneOf(Texts)))]),
        18 => random.Next(2) == 0
            ? new LikeSyntax(0, Operand(AnyText()), Text(OneOf("%", "a%", "%root%", "ALICE", "%-%-%", "us%1", "", "1111%3333", "%%e")))
            : new RegexMatchSyntax(0, Operand(AnyText()), OneOf("/^<root_account>$/i", "/^<root_account>$/", "/a/", "/^$/", "/[a-z]+-[a-z]+-\\d/i", "/user\\/alice/"), 0),
        _ => new TermSyntax(0, Operand(OneOf("mfaType", "tags.key", "id"))),
    };

    private OperandSyntax FromNow() => Operand(Any("instant"), OneOf("before", "after"), Count(random.Next(4) == 0 ? OneOf(0, 1, 7, 45) : OneOf(-1, -1, -2, -7, -30, -45, -60, -90, -365)), Unit());

    private OperandSyntax Distance() => Operand(Any("instant"), "dateDifference", Path(Any("instant")), Unit());

    private static OperandSyntax Operand(string path) => new(0, path, []);

    private static OperandSyntax Operand(string path, string function, params ValueSyntax[] arguments) => new(0, path, [new FunctionSyntax(0, function, arguments)]);

    private ComparisonSyntax Compare(OperandSyntax left, string[] signs, ValueSyntax right) => new(0, left, OneOf(signs), 0, right);

    private ValueSyntax AnyTruthValue() => random.Next(2) == 0 ? new ValueSyntax(0, ValueKind.Boolean, OneOf("true", "false")) : Text(OneOf("true", "false", "True"));

    private ValueSyntax Unit() => Text(OneOf(Units));

    private ValueSyntax Count(int count) => new(0, random.Next(3) == 0 ? ValueKind.String : ValueKind.Number, count.ToString(CultureInfo.InvariantCulture));

    private static ValueSyntax Number(string text) => new(0, ValueKind.Number, text);

    private static ValueSyntax Text(string text) => new(0, ValueKind.String, text);

    private static ValueSyntax Path(string path) => new(0, ValueKind.Path, path);

    private string AnyText() => random.Next(4) == 0 ? "accountNumber" : Any("string");

    private string Any(string type)
    {
        string[] paths = [.. PlainProperty.All.Where(property => property.Type == type).Select(property => property.Path)];
        return OneOf(paths);
    }

    private T OneOf<T>(params T[] items) => items[random.Next(items.Length)];
}
