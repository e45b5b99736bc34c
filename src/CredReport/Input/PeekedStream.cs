using System.Buffers;

namespace CredReport.Input;

/// <summary>A stream with a beginning that can be examined before it is read.</summary>
/// <param name="stream">The stream; closed with this one.</param>
internal sealed class PeekedStream(Stream stream) : ForwardStream
{
    private byte[]? _peeked;
    private int _at;
    private int _end;

    /// <summary>The failure that follows the peeked bytes; null if there is none.</summary>
    public FormException? Failure { get; private set; }

    /// <summary>
    /// The first bytes, without consuming them; fewer than requested if the stream ends or fails before. Reading returns these bytes first
    /// and then throws the failure. The span is valid until the stream is read.
    /// </summary>
    /// <exception cref="FormException">The stream fails before the first byte.</exception>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_peeked is not null && _at == 0) return _peeked.AsSpan(0, _end);

        // Pooled: otherwise each file of a folder of small files would allocate a large array.
        byte[] peeked = _peeked = ArrayPool<byte>.Shared.Rent(count);
        _at = 0;
        _end = 0;
        try
        {
            int read;
            while (_end < count && (read = stream.Read(peeked.AsSpan(_end, count - _end))) > 0) _end += read;
        }
        catch (FormException e) when (_end > 0)
        {
            Failure = e;
        }

        return peeked.AsSpan(0, _end);
    }

    public override int Read(Span<byte> buffer)
    {
        int left = _end - _at;
        if (left == 0)
        {
            Forget();
            return Failure is null ? stream.Read(buffer) : throw Failure;
        }

        int count = Math.Min(left, buffer.Length);
        _peeked.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Forget()
    {
        if (_peeked is null) return;

        ArrayPool<byte>.Shared.Return(_peeked);
        _peeked = null;
        _at = _end = 0;
    }
}
