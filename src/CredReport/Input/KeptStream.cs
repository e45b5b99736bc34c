namespace CredReport.Input;

/// <summary>
/// A view of a stream that is read again later, with a place of its own: any number of them may be open, on any threads. The stream is left
/// open, and nobody else may move in it.
/// </summary>
/// <param name="kept">The stream, which can be sought in.</param>
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

    /// <exception cref="IOException">The place is before the beginning.</exception>
    public override long Seek(long offset, SeekOrigin origin)
    {
        long start = origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length };
        return start + offset >= 0 ? _position = start + offset : throw new IOException("The place is before the beginning.");
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
