using System.Globalization;
using CredReport.Gsl.Conditions;
using CredReport.Gsl.Syntax;

namespace CredReport.Gsl;

/// <content>The warnings about a rule that binds but probably does not do what its author intended.</content>
internal sealed partial class Binder
{
    /// <summary>2006-01-01T00:00:00Z, before AWS had users: no report has a date between 1970 and then.</summary>
    private const long FirstDate = 1_136_073_600;

    /// <summary>The largest number suggested as days; a larger one is more likely meant as seconds.</summary>
    private const long MostDays = 36_500;

    private int _firstNotInReport = int.MaxValue;

    /// <summary>
    /// Warns of a small number, such as one of days, compared with Unix seconds: the result depends only on whether there is a date.
    /// </summary>
    private void WarnOfSmallNumber(ComparisonSyntax syntax, NumberOperand left, NumberOperand right)
    {
        if (left is not InstantOperand || !IsSmall(right)) return;

        string answer = syntax.Operator switch
        {
            "=" => "is never true",
            "!=" => "is always true",
            "<" or "<=" => "is true only where the date is absent",
            _ => "is true wherever the date is there",
        };
        Warn(syntax.Left.Offset, syntax.ToString(), answer, Meant(syntax));
    }

    /// <summary>The same for <c>in</c>.</summary>
    private void WarnOfSmallNumbers(InSyntax syntax, NumberOperand left, NumberOperand[] values)
    {
        if (left is InstantOperand && Array.TrueForAll(values, IsSmall))
            Warn(syntax.Left.Offset, syntax.ToString(), syntax.Negated ? "is always true" : "is never true", null);
    }

    private void Warn(int offset, string term, string answer, string? meant) => _warnings.Add(GslError.At(logic, offset,
        $"'{term}' compares a date, in seconds since 1970-01-01T00:00:00Z, with a small number: it {answer}."
        + (meant is null ? " Ages are compared with 'before' and 'after'." : $" Most likely meant: {meant}.")));

    /// <summary>Suggests the age that the number probably means; null if it is not one.</summary>
    private static string? Meant(ComparisonSyntax syntax)
    {
        if (syntax.Operator is "=" or "!=" || !long.TryParse(syntax.Right.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)) return null;

        long age = Math.Abs(number);
        string function = syntax.Operator[0] == '>' ? "before" : "after";
        return string.Create(CultureInfo.InvariantCulture, $"{syntax.Left.Path} {function}(-{age}, '{(age <= MostDays ? "days" : "seconds")}')");
    }

    /// <summary>Zero and year 1 test deliberately whether there is a date.</summary>
    private static bool IsSmall(NumberOperand operand) => operand is ConstantOperand { Number: not 0 and > -FirstDate and < FirstDate };

    private void WarnOfUnanswerable(Condition? relevance, Condition condition)
    {
        bool canApply = relevance is null || relevance.Answers.HasFlag(TernarySet.True);
        if (canApply && (condition.Answers & TernarySet.Known) != TernarySet.None) return;

        string names = string.Join(", ", _notInReport.Select(path => $"'{path}'"));
        _warnings.Add(GslError.At(logic, _firstNotInReport,
            $"No user can pass or fail this rule: it asks for {names}, which no credential report holds."));
    }
}
