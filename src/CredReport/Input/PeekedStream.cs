using System.Buffers;

namespace CredReport.Input;

/// <summary>A stream whose beginning was looked at.</summary>
/// <param name="stream">The stream; closed with this one.</param>
internal sealed class PeekedStream(Stream stream) : ForwardStream
{
    private byte[]? _peeked;
    private int _at;
    private int _end;

    /// <summary>What stands behind the bytes that were looked at, when the stream breaks its form there; null when it does not.</summary>
    public FormException? Failure { get; private set; }

    /// <summary>
    /// The first bytes, without consuming them; fewer than asked for where the stream ends before, or breaks its form: what came
    /// until then can be read, and the failure is met behind it. They are the stream's own until it is read, and are the same until then.
    /// </summary>
    /// <exception cref="FormException">The stream breaks its form before the first byte.</exception>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_peeked is not null && _at == 0) return _peeked.AsSpan(0, _end);

        // A folder of small files would else make a large array for each of them.
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
