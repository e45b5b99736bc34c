namespace CredReport.Input;

/// <summary>
/// A view of a shared stream with its own position. Any number of views may be open, on any threads. The stream is left open, and only
/// its views may use it.
/// </summary>
/// <param name="kept">The stream, which has to be seekable.</param>
internal sealed class KeptStream(Stream kept) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length
    {
        get
        {
            lock (kept) return kept.Length;
        }
    }

    public override long Position { get => _position; set => _position = value; }

    public override int Read(Span<byte> buffer)
    {
        lock (kept)
        {
            kept.Position = _position;
            int read = kept.Read(buffer);
            _position += read;
            return read;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="IOException">The position is before the beginning.</exception>
    public override long Seek(long offset, SeekOrigin origin)
    {
        long start = origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length };
        return start + offset >= 0 ? _position = start + offset : throw new IOException("The position is before the beginning.");
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
