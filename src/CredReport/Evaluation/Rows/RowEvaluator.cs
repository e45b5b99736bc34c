using CredReport.Evaluation.Findings;
using CredReport.Parsing;

namespace CredReport.Evaluation.Rows;

/// <summary>Evaluates the rules on the rows of an input's chunks. Shared by threads.</summary>
/// <param name="context">By what.</param>
/// <param name="batches">Where empty batches of findings come from.</param>
internal sealed class RowEvaluator(EvaluationContext context, FindingBatches batches)
{
    /// <summary>Evaluates the rows of a chunk as the results are asked for, on the thread that asks: at least one result, and as many as keep each within bounds.</summary>
    /// <param name="chunk">The chunk; not disposed of here.</param>
    /// <param name="header">The header under which it begins.</param>
    public IEnumerable<ChunkResult> Evaluate(LineChunk chunk, HeaderState header)
    {
        using ChunkEvaluation evaluation = new(context, batches, chunk, header);
        while (evaluation.Next() is { } result) yield return result;
    }
}
