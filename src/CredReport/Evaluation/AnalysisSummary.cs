using CredReport.Rules;

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

/// <summary>What became of the rows: those read are those judged and those reported as not judged.</summary>
/// <param name="Read">Rows of the input, header and blank lines aside.</param>
/// <param name="Judged">Rows on which every rule has a verdict, be it that the user cannot be assessed.</param>
/// <param name="NotJudged">Rows without a verdict, each with a diagnostic, or with one for the whole report.</param>
public sealed record RowCounts(long Read, long Judged, long NotJudged)
{
    /// <summary>No row.</summary>
    public static RowCounts None { get; } = new(0, 0, 0);

    internal RowCounts Plus(RowCounts other) => new(Read + other.Read, Judged + other.Judged, NotJudged + other.NotJudged);
}

/// <summary>The verdicts of one rule.</summary>
public sealed record RuleSummary(Rule Rule, VerdictCounts Verdicts);

/// <summary>The verdicts on the users of one account.</summary>
/// <param name="Account">Account id; null for users whose ARN has none.</param>
/// <param name="Users">Judged rows.</param>
/// <param name="Verdicts">Of all rules.</param>
public sealed record AccountSummary(string? Account, long Users, VerdictCounts Verdicts);
