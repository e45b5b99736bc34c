using CredReport.Evaluation.Rows;
using CredReport.Parsing;

namespace CredReport.Evaluation.Pipeline;

/// <summary>
/// An input whose parts are its chunks. The results of each are computed under the header that is known when the chunk is read; where rows
/// before it turn out to have another, they are computed again when they are merged.
/// </summary>
internal sealed class OpenedInput : IOrderedSource<ChunkResult>
{
    private readonly InputReader _reader;
    private readonly RowEvaluator? _evaluator;
    private LineChunk? _first;

    /// <summary>Whether the results of the chunk that is being merged were computed under another header than its rows have.</summary>
    private bool _isStale;

    /// <param name="reader">Reads the input; disposed of with this.</param>
    /// <param name="aggregator">Receives the results; disposed of with this.</param>
    /// <param name="evaluator">Evaluates the rows; null when there are none to evaluate.</param>
    /// <param name="first">The first chunk.</param>
    public OpenedInput(InputReader reader, InputAggregator aggregator, RowEvaluator? evaluator = null, LineChunk? first = null)
    {
        _reader = reader;
        Aggregator = aggregator;
        _evaluator = evaluator;
        _first = first;
    }

    /// <summary>What came of the chunks that were merged.</summary>
    public InputAggregator Aggregator { get; }

    /// <inheritdoc/>
    public bool HasNext => _first is not null || (_evaluator is not null && _reader.HasNext);

    /// <inheritdoc/>
    public IEnumerable<ChunkResult> Next()
    {
        LineChunk chunk = _first ?? _reader.Next();
        _first = null;
        return _evaluator!.Evaluate(chunk, Aggregator.Header!);
    }

    /// <summary>Merges a result, which has to be that of the rows after those that were merged before, and answers what was merged: the result, or what was computed in place of it.</summary>
    public IEnumerable<ChunkResult> Merge(ChunkResult result)
    {
        if (result.IsFirst) _isStale = result.Begins != Aggregator.Header;
        if (!_isStale)
        {
            Aggregator.Merge(result);
            yield return result;
        }
        else if (result.IsFirst)
        {
            foreach (ChunkResult again in _evaluator!.Evaluate(result.Chunk, Aggregator.Header!))
            {
                Aggregator.Merge(again);
                yield return again;
            }
        }

        result.Dispose();
        if (result.End is not null) result.Chunk.Dispose();
    }

    /// <summary>The results of all chunks on this thread, each merged before it is handed over.</summary>
    public IEnumerable<ChunkResult> MergeAll()
    {
        while (HasNext)
        {
            foreach (ChunkResult merged in Next().SelectMany(Merge)) yield return merged;
        }
    }

    /// <summary>What became of the input when all its results were merged.</summary>
    public SourceResult Finish() => Aggregator.Finish(_reader.End!);

    public void Dispose()
    {
        _reader.Dispose();
        Aggregator.Dispose();
    }
}
