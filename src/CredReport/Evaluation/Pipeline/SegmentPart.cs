using CredReport.Evaluation.Rows;
using CredReport.Parsing;

namespace CredReport.Evaluation.Pipeline;

/// <summary>
/// The rows of a segment. Its judge goes by what was known when the segment was taken; where rows before it turn out to have another
/// header, it is judged again in its turn.
/// </summary>
internal sealed class SegmentPart : OrderedPart
{
    private readonly SourceAnalyzer _analyzer;
    private readonly LineChunk _segment;
    private RowEvaluator _judge;
    private Action<Action>? _inTurn;

    private SegmentPart(SourceAnalyzer analyzer, IFindingBatch batch, SegmentJudge taken)
        : base(batch, taken.Segment.IsLast)
    {
        _analyzer = analyzer;
        _segment = taken.Segment;
        _judge = taken.Judge;
        _judge.Full = HandOver;
    }

    public override bool IsRight => _analyzer.IsRight(_judge);

    /// <summary>Takes the next segment; null when there is none.</summary>
    public static SegmentPart? Take(SourceAnalyzer analyzer, IFindingBatch batch) =>
        analyzer.TakeSegment() is { } taken ? new SegmentPart(analyzer, batch, taken) : null;

    public override void Do(Action added, Action<Action> inTurn)
    {
        _inTurn = inTurn;
        Judge(added);
    }

    public override void Commit(Action added)
    {
        if (!IsRight)
        {
            _judge.Dispose();
            _judge = _analyzer.JudgeOf(_segment);
            Judge(added);
        }

        _analyzer.Commit(_judge);
        _segment.Dispose();
    }

    private void Judge(Action added) => _judge.Run(finding =>
    {
        Batch.Add(finding);
        added();
    }, holds: true);

    /// <summary>What a judge holds that began under another header than its rows have is nothing.</summary>
    private void HandOver(RowEvaluator judge) => _inTurn!(() =>
    {
        if (_analyzer.IsRight(judge)) _analyzer.Take(judge);
        else judge.Accounts.Clear();
    });
}
