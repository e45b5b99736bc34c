using System.Buffers;

namespace CredReport.Parsing;

/// <summary>Whole lines of a text, which can be read independently of the others.</summary>
/// <param name="bytes">An array of the shared pool that holds the lines.</param>
/// <param name="length">Number of bytes in use.</param>
internal sealed class TextSegment(byte[] bytes, int length) : IDisposable
{
    private byte[]? _bytes = bytes;

    /// <summary>
    /// The lines. All segments but the first start with an extra line end, so that no reader takes their first bytes for a byte order mark.
    /// </summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, length);

    /// <summary>1-based number of the first line in <see cref="Bytes"/>.</summary>
    public required long FirstLine { get; init; }

    /// <summary>Whether it is the last segment.</summary>
    public required bool IsLast { get; init; }

    /// <summary>Returns the array to the pool.</summary>
    public void Dispose()
    {
        if (_bytes is not null) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
    }
}
