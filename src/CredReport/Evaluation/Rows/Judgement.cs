using CredReport.Gsl;

namespace CredReport.Evaluation.Rows;

/// <summary>Puts a row before a rule.</summary>
internal static class Judgement
{
    public static Verdict Of(BoundRule rule, RowValues row) => rule.Applies(row) switch
    {
        Ternary.False => Verdict.NotRelevant,
        Ternary.Unknown => Verdict.NotAssessable,
        _ => rule.IsMet(row) switch
        {
            Ternary.True => Verdict.Pass,
            Ternary.False => Verdict.Fail,
            _ => Verdict.NotAssessable,
        },
    };
}
