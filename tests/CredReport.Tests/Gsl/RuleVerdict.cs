using CredReport.Evaluation;
using CredReport.Gsl;
using CredReport.Parsing;

namespace CredReport.Tests.Gsl;

/// <summary>The verdict of a rule on a row, out of the truths of its <c>where</c> and its condition.</summary>
internal static class RuleVerdict
{
    public static string Of(BoundRule rule, ReportRow row)
    {
        RowValues values = new(row);
        Verdict verdict = (rule.Applies(values), rule.IsMet(values)) switch
        {
            (Ternary.False, _) => Verdict.NotRelevant,
            (Ternary.Unknown, _) => Verdict.NotAssessable,
            (_, Ternary.Unknown) => Verdict.NotAssessable,
            (_, Ternary.True) => Verdict.Pass,
            _ => Verdict.Fail,
        };
        return verdict.Word();
    }
}
