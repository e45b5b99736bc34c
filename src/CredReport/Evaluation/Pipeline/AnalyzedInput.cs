namespace CredReport.Evaluation.Pipeline;

/// <summary>The work of judging one input: all rows at once, or in segments.</summary>
/// <param name="analyzer">Judges the input; disposed with this.</param>
/// <param name="evaluation">What the run judges by.</param>
/// <param name="committed">Receives what became of the input, in its turn.</param>
internal sealed class AnalyzedInput(SourceAnalyzer analyzer, EvaluationInfo evaluation, Action<SourceResult> committed) : OrderedWork
{
    private SourceResult? _result;
    private int _taken;

    public override EvaluationInfo Evaluation => evaluation;

    public override bool IsShared => analyzer.HasSegments;

    public override OrderedPart? Take(IFindingBatch batch, out int number)
    {
        lock (analyzer)
        {
            number = _taken++;
            if (!analyzer.IsCut) return new WholePart(this, batch);
            return SegmentPart.Take(analyzer, batch);
        }
    }

    public override void Commit() => committed(_result ?? analyzer.Finish());

    public override void Dispose() => analyzer.Dispose();

    /// <summary>All rows of an input that is read by one thread.</summary>
    private sealed class WholePart(AnalyzedInput input, IFindingBatch batch) : OrderedPart(batch, isLast: true)
    {
        public override void Do(Action added, Action<Action> inTurn)
        {
            input._result = input.Analyzer.Run(finding =>
            {
                Batch.Add(finding);
                added();
            });

            // Many small inputs may wait for their turn, and need nothing any more.
            input.Dispose();
        }
    }

    private SourceAnalyzer Analyzer => analyzer;
}
