using System.Buffers.Binary;

namespace CredReport.Input;

/// <summary>
/// Passes gzip data on and checks that its members are complete. A file may hold several, one after the other; each ends with the length
/// of its uncompressed content. Source: RFC 1952.
/// </summary>
/// <remarks>
/// A member can begin only at its two magic bytes. Bytes are passed on up to there: when more are requested, everything before has been
/// inflated, and the length noted there shows whether a member ended.
/// </remarks>
/// <param name="compressed">The data.</param>
/// <param name="inflated">Number of bytes inflated so far.</param>
internal sealed class GzipMembers(Stream compressed, Func<long> inflated) : ForwardStream
{
    /// <summary>Length of the header and the trailer of a member, in bytes.</summary>
    private const int ShortestMember = 18;

    private static ReadOnlySpan<byte> Magic => [0x1f, 0x8b];

    /// <summary>
    /// Number of bytes at the end that are passed on one by one, at least as many as the inflater requests at once: it does not say where a
    /// member ended in its input, and requests no more if something else follows.
    /// </summary>
    private const int Tail = 8 * 1024;

    private readonly byte[] _block = new byte[64 * 1024];
    private readonly byte[] _last = new byte[4];
    private int _at;
    private int _end;
    private bool _isOver;
    private long _passed;
    private long _memberPassed;
    private long _memberInflated;

    /// <summary>Whether the data is complete members and nothing else. Valid after everything has been inflated.</summary>
    public bool AreWhole
    {
        get
        {
            Fill();
            return _at == _end && EndWhole;
        }
    }

    private bool EndWhole =>
        _passed - _memberPassed >= ShortestMember && BinaryPrimitives.ReadUInt32LittleEndian(_last) == (uint)(inflated() - _memberInflated);

    public override int Read(Span<byte> buffer)
    {
        Fill();
        ReadOnlySpan<byte> held = _block.AsSpan(_at, _end - _at);
        if (held.StartsWith(Magic) && _passed > 0 && EndWhole)
        {
            _memberPassed = _passed;
            _memberInflated = inflated();
        }

        int handed = held.Length > Tail ? held.Length - Tail : Math.Min(held.Length, 1);
        int count = Math.Min(Math.Min(UpToMagic(held), handed), buffer.Length);
        held[..count].CopyTo(buffer);
        Remember(held[..count]);
        _at += count;
        _passed += count;
        return count;
    }

    /// <summary>Number of bytes before the next magic ones, not counting any at the start.</summary>
    private int UpToMagic(ReadOnlySpan<byte> held)
    {
        if (held.Length < 2) return held.Length;

        int magic = held[1..].IndexOf(Magic);
        if (magic >= 0) return magic + 1;

        // The last byte may be the first of the two.
        return !_isOver && held[^1] == Magic[0] ? held.Length - 1 : held.Length;
    }

    /// <summary>Fills the block until it holds more than the tail, or all that is left.</summary>
    private void Fill()
    {
        if (_end - _at > Tail) return;

        _block.AsSpan(_at, _end - _at).CopyTo(_block);
        _end -= _at;
        _at = 0;
        while (_end <= Tail && !_isOver)
        {
            int read = compressed.Read(_block.AsSpan(_end));
            _isOver = read == 0;
            _end += read;
        }
    }

    private void Remember(ReadOnlySpan<byte> passed)
    {
        int kept = Math.Min(passed.Length, _last.Length);
        _last.AsSpan(kept).CopyTo(_last);
        passed[^kept..].CopyTo(_last.AsSpan(_last.Length - kept));
    }
}
