using CredReport.Gsl;

namespace CredReport.Evaluation.Rows;

/// <summary>Puts a row before a rule.</summary>
internal static class Judgement
{
    public static Verdict Of(BoundRule rule, RowValues row) => rule.Applies(row) switch
    {
        Truth.False => Verdict.NotRelevant,
        Truth.Unknown => Verdict.NotAssessable,
        _ => rule.IsMet(row) switch
        {
            Truth.True => Verdict.Pass,
            Truth.False => Verdict.Fail,
            _ => Verdict.NotAssessable,
        },
    };
}
