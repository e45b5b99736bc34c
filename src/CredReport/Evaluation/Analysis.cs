using CredReport.Evaluation.Pipeline;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>Judges reports by rules. Findings go to a writer as they come; memory does not grow with the rows.</summary>
/// <param name="rules">The rules, at least one.</param>
/// <param name="options">How the run is done; null for the defaults.</param>
public sealed class Analysis(IReadOnlyList<Rule> rules, AnalysisOptions? options = null)
{
    private readonly AnalysisOptions _options = options ?? new AnalysisOptions();

    /// <summary>Judges the inputs and writes what is found, in the order of the inputs. An input that cannot be read is part of the result.</summary>
    /// <param name="inputs">What to judge.</param>
    /// <param name="writer">Where findings go.</param>
    /// <exception cref="IOException">The writer's output cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><see cref="AnalysisOptions.Cancellation"/> was called.</exception>
    public AnalysisResult Run(IReadOnlyList<ReportInput> inputs, IFindingWriter writer)
    {
        inputs = InputParts.Expand(inputs, _options.Limits);
        if (_options.Pseudonyms is not null) inputs = ReportInput.Unnamed(inputs);
        SummaryBuilder summary = new(rules, _options);
        EvaluationInfo evaluation = Describe(_options.NeedsMoment(rules));
        OrderedPipeline run = new(writer);

        run.ForEach(inputs.Count, _options.Threads, index =>
        {
            // Of what can be read once alone, only a hash taken on the way can tell whether it is the same as another input.
            bool hashes = writer.NeedsSourceHash || (inputs.Count > 1 && !inputs[index].CanReopen);
            SourceAnalyzer analyzer = new(inputs[index], rules, _options, hashes, writer.NeedsEveryDiagnostic, cuts: _options.Threads > 1);
            EvaluationInfo known = inputs.Count == 1 ? evaluation with { AsOf = analyzer.AsOf, AsOfSource = analyzer.AsOfSource } : evaluation;
            return new AnalyzedInput(analyzer, known, result =>
            {
                summary.Add(result, analyzer, inputs[index]);
                writer.Complete(result);
                result.Further?.Dispose();
                summary.Trim(result);
            });
        }, _options.Cancellation);

        AnalysisResult result = summary.Build(run.Evaluation ?? evaluation);
        run.Finish(result);
        return result;
    }

    private EvaluationInfo Describe(bool needsMoment)
    {
        AsOfSource? source = !needsMoment ? AsOfSource.NotNeeded : _options.AsOf is null ? null : AsOfSource.Option;
        Instant? asOf = source == AsOfSource.Option ? _options.AsOf : null;
        return new EvaluationInfo(rules, asOf, source) { AcceptedRisks = _options.AcceptedRisks, Pseudonymized = _options.Pseudonyms is not null };
    }
}
