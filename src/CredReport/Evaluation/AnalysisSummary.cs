namespace CredReport.Evaluation;

/// <summary>The run in numbers.</summary>
/// <param name="Rows">What became of the rows.</param>
/// <param name="Verdicts">Of all rules on all users.</param>
/// <param name="ByRule">In the order of the choice.</param>
/// <param name="ByAccount">In ordinal order of the ids, users without an account last.</param>
/// <param name="Complete">Whether every report, row, cell and column that a chosen rule needs could be judged, and no expected account is missing and no other there.</param>
public sealed record AnalysisSummary(
    RowCounts Rows,
    VerdictCounts Verdicts,
    IReadOnlyList<RuleSummary> ByRule,
    IReadOnlyList<AccountSummary> ByAccount,
    bool Complete)
{
    /// <summary>Judged rows, root included, each once whatever the number of rules.</summary>
    public long Users => Rows.Judged;
}
