using CredReport.Evaluation.Findings;
using CredReport.Evaluation.Pipeline;
using CredReport.Evaluation.Rows;
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
        FindingBatches batches = new(writer);
        InputOpener opener = new(rules, _options, batches) { EveryDiagnostic = writer.NeedsEveryDiagnostic };
        OrderedPipeline<OpenedInput, ChunkResult> pipeline = new(inputs.Count, _options.Threads, Open, _options.Cancellation);
        EvaluationInfo evaluation = Describe(_options.NeedsMoment(rules));
        int completed = 0;
        bool hasBegun = false;
        foreach ((OpenedInput input, ChunkResult? result) in pipeline.Run())
        {
            if (!hasBegun) Begin(inputs.Count == 1 ? evaluation with { AsOf = input.Aggregator.AsOf, AsOfSource = input.Aggregator.AsOfSource } : evaluation);
            if (result is null) Complete(input);
            else Write(input.Merge(result));
        }

        if (!hasBegun) Begin(evaluation);
        AnalysisResult run = summary.Build(evaluation);
        writer.Finish(run);
        return run;

        OpenedInput Open(int index)
        {
            // Of what can be read only once, only a hash taken on the way shows whether it is the same as another input.
            bool hashes = writer.NeedsSourceHash || (inputs.Count > 1 && !inputs[index].CanReopen);
            return opener.Open(inputs[index], hashes);
        }

        void Begin(EvaluationInfo known)
        {
            hasBegun = true;
            evaluation = known;
            writer.Begin(known);
        }

        void Write(IEnumerable<ChunkResult> results)
        {
            foreach (ChunkResult result in results)
            {
                writer.Write(result.Findings);
                batches.Return(result.Findings);
            }
        }

        void Complete(OpenedInput opened)
        {
            using OpenedInput input = opened;
            SourceResult result = input.Finish();
            summary.Add(result, input.Aggregator, inputs[completed++]);
            writer.Complete(result);
            result.Further?.Dispose();
            summary.Trim(result);
        }
    }

    private EvaluationInfo Describe(bool needsMoment)
    {
        AsOfSource? source = !needsMoment ? AsOfSource.NotNeeded : _options.AsOf is null ? null : AsOfSource.Option;
        Instant? asOf = source == AsOfSource.Option ? _options.AsOf : null;
        return new EvaluationInfo(rules, asOf, source) { AcceptedRisks = _options.AcceptedRisks, Pseudonymized = _options.Pseudonyms is not null };
    }
}
