using System.Buffers;

namespace CredReport.Input;

/// <summary>
/// The bytes of an input, counted and, if requested, hashed while they are read. It can be rewound if the input can be read twice.
/// </summary>
internal sealed class SourceStream : ForwardStream
{
    private readonly SourceHash? _hash;
    private readonly long _start;
    private Stream _bytes;
    private bool _measured;

    /// <param name="bytes">The input; closed with this stream.</param>
    /// <param name="hashes">Whether <see cref="Finish"/> returns the SHA-256.</param>
    public SourceStream(Stream bytes, bool hashes)
    {
        _bytes = bytes;
        _start = bytes.CanSeek ? bytes.Position : 0;
        _hash = hashes ? new SourceHash() : null;
    }

    public long Bytes { get; private set; }

    /// <summary>Makes <see cref="Rewind"/> possible for bytes that come only once, by keeping a copy.</summary>
    public void Keep()
    {
        if (!_bytes.CanSeek) _bytes = Spool.Copy(_bytes);
    }

    /// <summary>Returns to the first byte. Requires <see cref="Keep"/>.</summary>
    /// <param name="measures">Whether all bytes are counted and hashed first; false if they cannot be read to the end.</param>
    public void Rewind(bool measures)
    {
        if (measures) Drain();
        _measured = true;
        _bytes.Position = _start;
    }

    /// <summary>Counts and hashes the remaining bytes. Returns the SHA-256 in lower-case hex; null if it was not requested.</summary>
    public string? Finish()
    {
        if (_hash is null) return null;
        if (!_measured) Drain();
        return _hash.Finish();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes.Dispose();
            _hash?.Dispose();
        }

        base.Dispose(disposing);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = _bytes.Read(buffer);
        if (!_measured)
        {
            Bytes += read;
            _hash?.Append(buffer[..read]);
        }

        return read;
    }

    private void Drain()
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(InputLimits.BlockBytes);
        while (Read(block) > 0)
        {
        }

        ArrayPool<byte>.Shared.Return(block);
    }
}
