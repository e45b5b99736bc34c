using System.Buffers;

namespace CredReport.Parsing;

/// <summary>Whole lines of a text, which can be read without those before and after them. Owned by one place at a time.</summary>
/// <param name="bytes">An array of the shared pool, in which they stand.</param>
/// <param name="length">How much of it is used.</param>
/// <param name="firstLine">1-based number of the first line.</param>
/// <param name="isLast">Whether the text ends with it.</param>
internal sealed class LineChunk(byte[] bytes, int length, long firstLine, bool isLast) : IDisposable
{
    private byte[]? _bytes = bytes;
    private int _start;

    /// <summary>
    /// The lines. After the text's beginning a line end stands in front of them, so that no reader takes what they begin with for a
    /// mark of the text's encoding.
    /// </summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(_start, length - _start);

    /// <summary>1-based number of the first line in <see cref="Bytes"/>.</summary>
    public long FirstLine { get; private set; } = firstLine;

    /// <summary>Whether the text ends with it.</summary>
    public bool IsLast => isLast;

    /// <summary>Drops the lines up to one of its own, whose end stays in front of the others.</summary>
    /// <param name="line">1-based number of the last line that is dropped.</param>
    public void DropThrough(long line)
    {
        ReadOnlySpan<byte> text = _bytes.AsSpan(0, length);
        int at = _start;
        for (; FirstLine <= line; FirstLine++)
        {
            int end = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
            at = end < 0 ? length : at + end + 1;
            if (at < length && text[at - 1] == '\r' && text[at] == '\n') at++;
        }

        bool hasEnd = at > _start && text[at - 1] is (byte)'\r' or (byte)'\n';
        _start = hasEnd ? at - 1 : at;
        if (hasEnd) FirstLine--;
    }

    /// <summary>Gives its memory to the next one.</summary>
    public void Dispose()
    {
        if (_bytes is not null) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
    }
}
