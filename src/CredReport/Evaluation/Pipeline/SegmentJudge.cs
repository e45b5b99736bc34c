using CredReport.Evaluation.Rows;
using CredReport.Parsing;

namespace CredReport.Evaluation.Pipeline;

/// <summary>A segment of an input and who judges its rows.</summary>
/// <param name="Segment">The segment, held until its rows were taken: they may have to be judged again.</param>
/// <param name="Judge">Its judge.</param>
internal sealed record SegmentJudge(LineChunk Segment, RowEvaluator Judge);
