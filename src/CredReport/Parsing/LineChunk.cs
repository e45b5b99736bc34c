using System.Buffers;

namespace CredReport.Parsing;

/// <summary>Whole lines of a text, which can be read without those before and behind them.</summary>
/// <param name="bytes">An array of the shared pool, in which they stand.</param>
/// <param name="length">How much of it is used.</param>
internal sealed class LineChunk(byte[] bytes, int length) : IDisposable
{
    private byte[]? _bytes = bytes;

    /// <summary>
    /// The lines. Behind the text's beginning a line end stands in front of them, so that no reader takes what they begin with for a
    /// mark of the text's encoding.
    /// </summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, length);

    /// <summary>1-based number of the first line in <see cref="Bytes"/>.</summary>
    public required long FirstLine { get; init; }

    /// <summary>Whether the text ends with it.</summary>
    public required bool IsLast { get; init; }

    /// <summary>Gives its memory to the next one.</summary>
    public void Dispose()
    {
        if (_bytes is not null) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
    }
}
