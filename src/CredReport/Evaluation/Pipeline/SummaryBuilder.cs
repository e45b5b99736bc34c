using CredReport.Diagnostics;
using CredReport.Evaluation.Accounts;
using CredReport.Evaluation.Diagnostics;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Rules;

namespace CredReport.Evaluation.Pipeline;

/// <summary>Adds up the inputs of a run, in their order.</summary>
internal sealed class SummaryBuilder(IReadOnlyList<Rule> rules, AnalysisOptions options)
{
    private readonly List<SourceResult> _sources = [];
    private readonly VerdictCounts[] _byRule = [.. rules.Select(_ => new VerdictCounts())];
    private readonly AccountSums _byAccount = new();
    private readonly RepeatedReports _repeated = new(options.Pseudonyms);
    private readonly FolderTally _folders = new();
    private readonly AcceptedRiskTally _acceptedRisks = new(options.AcceptedRisks, rules, options.Pseudonyms);
    private readonly DiagnosticTrim _trim = new();

    /// <summary>Lets go of what nobody needs of an input's diagnostics any more.</summary>
    public void Trim(SourceResult result) => _trim.Apply(result);

    public void Add(SourceResult result, InputAggregator aggregator, ReportInput input)
    {
        if (_repeated.Check(result, input) is { } repetition) aggregator.Add(repetition.Problem, repetition.Message);
        result.OmittedDiagnostics = [.. aggregator.OmittedDiagnostics];
        _sources.Add(result);
        for (int i = 0; i < _byRule.Length; i++) _byRule[i].Add(aggregator.ByRule[i]);
        _byAccount.Add(aggregator.ByAccount, aggregator.AccountCount);
        _folders.Add(input, aggregator.IsOtherFile);
        _acceptedRisks.Add(aggregator.Coverage, result.Accounts);
    }

    public AnalysisResult Build(EvaluationInfo evaluation)
    {
        _sources.AddRange(_folders.WithoutReport);
        RowCounts rows = _sources.Aggregate(RowCounts.None, (sum, source) => sum.Plus(source.Rows));
        VerdictCounts verdicts = new();
        foreach (VerdictCounts counts in _byRule) verdicts.Add(counts);

        AccountExpectations accounts = AccountExpectations.Of(options, _sources);
        Diagnostic[] diagnostics = [.. UnansweredRules.Diagnostics(rules), .. _acceptedRisks.Diagnostics(), .. accounts.Diagnostics];
        bool complete = !_sources.Exists(source => source.HasErrors) && !Array.Exists(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        AnalysisSummary summary = new(
            rows,
            verdicts,
            [.. rules.Select((rule, i) => new RuleSummary(rule, _byRule[i]))],
            _byAccount.Summaries(),
            complete);
        return new AnalysisResult(evaluation, _sources, summary, diagnostics) { Accounts = accounts };
    }
}
