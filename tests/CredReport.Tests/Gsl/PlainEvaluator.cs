using System.Globalization;
using System.Text.RegularExpressions;
using CredReport.Gsl.Syntax;

namespace CredReport.Tests.Gsl;

/// <summary>
/// The language's meaning written down a second time, for clarity alone: over the syntax tree and the texts of the cells.
/// A null truth is unknown. A value is a bool, a number (a distance to an absent date is infinite) or a text; null is unknown.
/// </summary>
/// <param name="cells">Text by column; null for a column that the file lacks.</param>
/// <param name="asOf">The moment of evaluation.</param>
internal sealed class PlainEvaluator(IReadOnlyDictionary<string, string?> cells, DateTime asOf)
{
    private static readonly Dictionary<(string Pattern, bool IgnoreCase), Regex> Patterns = [];

    public string Verdict(RuleSyntax rule)
    {
        bool? isMeant = rule.Where is null ? true : Holds(rule.Where);
        bool? isExcluded = rule.Exclude is null ? false : Holds(rule.Exclude);
        if (isMeant == false || isExcluded == true) return "notRelevant";
        if (isMeant is null || isExcluded is null) return "notAssessable";

        bool? holds = Holds(rule.Condition);
        if (holds is null) return "notAssessable";
        return holds != rule.Negated ? "pass" : "fail";
    }

    private bool? Holds(ExpressionSyntax expression) => expression switch
    {
        AndSyntax and => All([.. and.Terms.Select(Holds)]),
        OrSyntax or => !All([.. or.Terms.Select(term => !Holds(term))]),
        NotSyntax not => !Holds(not.Term),
        ComparisonSyntax comparison => Compare(ValueOf(comparison.Left), comparison.Operator, ValueOf(comparison.Right)),
        InSyntax among => IsAmong(ValueOf(among.Left), among.Values) is { } found ? found != among.Negated : null,
        LikeSyntax like => Matches(like.Left, "^" + string.Join(".*", like.Pattern.Text.Split('%').Select(Regex.Escape)) + "$", ignoreCase: true),
        RegexMatchSyntax match => Matches(match.Left, match.Literal[1..match.Literal.LastIndexOf('/')], match.Literal.EndsWith('i')),
        TermSyntax { Operand.Functions.Count: 0 } term => PlainProperty.Find(term.Operand.Path)?.Type == "boolean" ? (bool?)ValueOf(term.Operand) : !IsEmpty(term.Operand.Path),
        TermSyntax term => (bool?)ValueOf(term.Operand),
        _ => throw new NotSupportedException(expression.ToString()),
    };

    private static bool? All(IReadOnlyList<bool?> terms) => terms.Contains(false) ? false : terms.Contains(null) ? null : true;

    private static bool? Compare(object? left, string sign, object? right)
    {
        if (left is null || right is null) return null;
        if (left is bool && right is string word) right = word.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (left is not double number) return left.Equals(right) == (sign == "=");

        double other = (double)right;
        return sign switch
        {
            "=" => number == other,
            "!=" => number != other,
            "<" => number < other,
            "<=" => number <= other,
            ">" => number > other,
            _ => number >= other,
        };
    }

    private bool? IsAmong(object? value, IReadOnlyList<ValueSyntax> values) => value is null ? null : values.Any(candidate => value.Equals(ValueOf(candidate)));

    private bool? Matches(OperandSyntax operand, string pattern, bool ignoreCase) => ValueOf(operand) is string text
        ? Compile(pattern, ignoreCase).IsMatch(text)
        : null;

    private static Regex Compile(string pattern, bool ignoreCase)
    {
        if (!Patterns.TryGetValue((pattern, ignoreCase), out Regex? regex))
            Patterns[(pattern, ignoreCase)] = regex = new Regex(pattern, RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
        return regex;
    }

    private object? ValueOf(ValueSyntax value) => value.Kind switch
    {
        ValueKind.Number => double.Parse(value.Text, CultureInfo.InvariantCulture),
        ValueKind.String => value.Text,
        ValueKind.Boolean => value.Text == "true",
        _ => Property(value.Text),
    };

    private object? ValueOf(OperandSyntax operand)
    {
        if (operand.Functions.Count == 0) return Property(operand.Path);

        FunctionSyntax function = operand.Functions.Single();
        switch (function.Name)
        {
            case "isEmpty":
                return IsEmpty(operand.Path);
            case "dateDifference":
                return Property(operand.Path) is double && Property(function.Arguments[0].Text) is double
                    ? PlainTime.Distance(Moment(operand.Path), Moment(function.Arguments[0].Text), function.Arguments[1].Text)
                    : null;
            default:
                int count = int.Parse(function.Arguments[0].Text, CultureInfo.InvariantCulture);
                double threshold = PlainTime.ToUnix(PlainTime.Add(asOf, count, function.Arguments[1].Text));
                return Property(operand.Path) is not double seconds ? null : function.Name == "before" ? seconds < threshold : seconds > threshold;
        }
    }

    private object? Property(string path)
    {
        if (PlainProperty.Find(path) is not { } property || cells[property.Column] is not { } cell) return null;

        bool isAbsent = IsAbsent(cell);
        switch (property.Type)
        {
            case "boolean":
                return cell.ToUpperInvariant() switch { "TRUE" => true, "FALSE" or "NOT_SUPPORTED" => false, _ => null };
            case "instant" when isAbsent:
                return path == "createDate" ? null : PlainTime.ToUnix(DateTime.MinValue);
            case "instant":
                return PlainTime.Read(cell) is { } moment ? PlainTime.ToUnix(moment) : null;
            case "account":
                string[] parts = cell.Split(':');
                return parts[0] == "arn" && parts.Length > 5 ? parts[4] : "";
            case "string" when path == "name" && IsRoot:
                return "<root_account>";
            default:
                return isAbsent ? "" : cell;
        }
    }

    /// <summary>Whether the cell is absent, or is an empty text; a boolean is empty where the report does not support it.</summary>
    private bool? IsEmpty(string path) => (PlainProperty.Find(path)?.Type, Property(path)) switch
    {
        (_, null) => null,
        ("instant", _) => Moment(path) is null,
        (_, string text) => text.Length == 0,
        ("boolean", _) => cells[PlainProperty.Find(path)!.Column]!.Equals("not_supported", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private bool IsRoot => cells["user"]?.ToLowerInvariant() == "<root_account>" || cells["arn"]?.EndsWith(":root", StringComparison.Ordinal) == true;

    private DateTime? Moment(string path) => PlainTime.Read(cells[PlainProperty.Find(path)!.Column]!);

    private static bool IsAbsent(string cell) => cell is "" or "N/A" or "no_information" or "not_supported";
}
