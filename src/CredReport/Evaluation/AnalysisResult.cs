using CredReport.Diagnostics;

namespace CredReport.Evaluation;

/// <summary>What a run found, apart from the findings themselves, which went to the writer.</summary>
/// <param name="Evaluation">What was judged by.</param>
/// <param name="Sources">The inputs, in their order, and behind them folders of which no file is a report.</param>
/// <param name="Summary">The run in numbers.</param>
/// <param name="Diagnostics">What is wrong with the run as a whole: rules that no report can answer, exceptions that are for nobody, accounts that are not those expected.</param>
public sealed record AnalysisResult(
    EvaluationInfo Evaluation,
    IReadOnlyList<SourceResult> Sources,
    AnalysisSummary Summary,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Which accounts are missing or unexpected, see <see cref="AnalysisOptions.ExpectedAccounts"/>.</summary>
    public AccountExpectations Accounts { get; init; } = AccountExpectations.Met;

    /// <summary>Whether at least one report could be judged.</summary>
    public bool AnyJudged => Sources.Any(source => source.Judged);

    /// <summary>What is wrong with the inputs, in their order, then what is wrong with the run as a whole; as far as it is kept.</summary>
    public IEnumerable<Diagnostic> AllDiagnostics => Sources.SelectMany(source => source.Diagnostics).Concat(Diagnostics);

    /// <summary>How many diagnostics are not kept, by input and kind.</summary>
    public IEnumerable<OmittedDiagnostics> OmittedDiagnostics => Sources.SelectMany(source => source.OmittedDiagnostics);
}
