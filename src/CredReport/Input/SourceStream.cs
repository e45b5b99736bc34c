using System.Security.Cryptography;

namespace CredReport.Input;

/// <summary>
/// The bytes of an input as they come: counts and, if asked to, hashes them on the way, lets its beginning be looked at,
/// and starts again where the bytes can be had twice.
/// </summary>
internal sealed class SourceStream : ForwardStream
{
    private readonly IncrementalHash? _hash;
    private readonly long _start;
    private Stream _bytes;
    private byte[] _peeked = [];
    private int _peekedAt;
    private bool _measured;

    /// <param name="bytes">The input; closed with this stream.</param>
    /// <param name="hashes">Whether <see cref="Finish"/> answers the SHA-256.</param>
    public SourceStream(Stream bytes, bool hashes)
    {
        _bytes = bytes;
        _start = bytes.CanSeek ? bytes.Position : 0;
        _hash = hashes ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    public long Bytes { get; private set; }

    /// <summary>Makes <see cref="Rewind"/> possible for bytes that come only once, by keeping a copy.</summary>
    public void Keep()
    {
        if (!_bytes.CanSeek) _bytes = Spool.Copy(_bytes);
    }

    /// <summary>The first bytes, without consuming them; fewer than asked for where the input ends before.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        _peeked = new byte[count];
        int filled = 0;
        int read;
        while (filled < count && (read = Fetch(_peeked.AsSpan(filled))) > 0) filled += read;
        if (filled < count) _peeked = _peeked[..filled];
        _peekedAt = 0;
        return _peeked;
    }

    /// <summary>Starts again at the first byte. Needs <see cref="Keep"/>.</summary>
    /// <param name="measures">Whether all bytes are counted before; no where they cannot be read to the end.</param>
    public void Rewind(bool measures)
    {
        if (measures) Drain();
        _measured = true;
        _peeked = [];
        _peekedAt = 0;
        _bytes.Position = _start;
    }

    /// <summary>Reads what is left, so that all bytes are counted and hashed; the SHA-256 in lower-case hex, or null if none was asked for.</summary>
    public string? Finish()
    {
        if (_hash is null) return null;
        if (!_measured) Drain();
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public override int Read(Span<byte> buffer)
    {
        int left = _peeked.Length - _peekedAt;
        if (left == 0) return Fetch(buffer);

        int count = Math.Min(left, buffer.Length);
        _peeked.AsSpan(_peekedAt, count).CopyTo(buffer);
        _peekedAt += count;
        return count;
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

    private int Fetch(Span<byte> buffer)
    {
        int read = _bytes.Read(buffer);
        if (!_measured)
        {
            Bytes += read;
            _hash?.AppendData(buffer[..read]);
        }

        return read;
    }

    private void Drain()
    {
        byte[] block = new byte[InputLimits.BlockBytes];
        while (Fetch(block) > 0)
        {
        }
    }
}
