using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Parsing;

namespace CredReport.Evaluation.Pipeline;

/// <summary>Reads an opened input to its end, chunk by chunk. Used by one thread at a time.</summary>
/// <param name="document">The input; disposed of at its end.</param>
/// <param name="diagnostics">What the document finds wrong, and nothing else.</param>
/// <param name="hashes">Whether <see cref="InputEnd.Sha256"/> is asked for.</param>
/// <param name="progress">Counts the bytes; null when nobody looks.</param>
internal sealed class InputReader(SourceDocument document, DiagnosticBag diagnostics, bool hashes, AnalysisProgress? progress) : IDisposable
{
    private LineChunker? _chunker;
    private long _reportedBytes;

    /// <summary>Whether there is another chunk.</summary>
    public bool HasNext => _chunker is not null && End is null;

    /// <summary>The end of the input; null before it was read.</summary>
    public InputEnd? End { get; private set; }

    /// <summary>Reads up to the header. Null when there is none; then the input is not read any further.</summary>
    /// <param name="limits">Bounds on what is held.</param>
    /// <param name="ofHeader">Receives what is wrong with the header.</param>
    public OpenedText? ReadHeader(InputLimits limits, DiagnosticBag ofHeader)
    {
        _chunker = new LineChunker(document.OpenText(), limits, document.LinesBefore);
        OpenedText? text = ReportReader.Open(_chunker, document.Separator, limits, ofHeader);
        if (text is null or { Rows.IsLast: true }) Close();
        return text;
    }

    /// <summary>Reads the next chunk.</summary>
    public LineChunk Next()
    {
        LineChunk chunk = _chunker!.Next()!;
        if (chunk.IsLast) Close();
        else ReportProgress();
        return chunk;
    }

    /// <summary>Ends the reading, and gives the input back.</summary>
    public void Close()
    {
        if (_chunker?.Failure is { } failure) document.Report(failure);
        bool isWhole = !document.HasFailed;
        string? sha256 = hashes ? document.Finish() : null;
        End = new InputEnd(isWhole, sha256, document.Bytes, diagnostics.Take());
        ReportProgress();
        document.Dispose();
    }

    public void Dispose() => document.Dispose();

    private void ReportProgress()
    {
        long bytes = document.Bytes;
        progress?.Add(bytes - _reportedBytes, 0, 0);
        _reportedBytes = bytes;
    }
}

/// <summary>The end of an input.</summary>
/// <param name="IsWhole">Whether all its rows could be read.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hex; null when nobody asked for it, or they cannot be had.</param>
/// <param name="Bytes">How many bytes were read.</param>
/// <param name="Diagnostics">Why bytes cannot be had; where it is whole, such as only the hash is of.</param>
internal sealed record InputEnd(bool IsWhole, string? Sha256, long Bytes, IReadOnlyList<Diagnostic> Diagnostics);
