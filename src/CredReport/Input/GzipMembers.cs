using System.Buffers.Binary;

namespace CredReport.Input;

/// <summary>
/// Passes gzip data on and knows whether its members end whole. A file may hold several, one behind the other; each ends with the
/// length of what it holds. Source: RFC 1952.
/// </summary>
/// <remarks>
/// A member can begin where its two magic bytes stand. Bytes are handed out up to there: when more are asked for, all before has been
/// inflated, and the length before shows whether a member ended.
/// </remarks>
/// <param name="compressed">The data.</param>
/// <param name="inflated">How many bytes have come out of what was passed.</param>
internal sealed class GzipMembers(Stream compressed, Func<long> inflated) : ForwardStream
{
    /// <summary>Header and trailer of a member, with nothing between them, in bytes.</summary>
    private const int ShortestMember = 18;

    private static ReadOnlySpan<byte> Magic => [0x1f, 0x8b];

    /// <summary>
    /// How much of the end is handed out byte by byte, at least as much as the inflater asks for at once: it does not say where in what it was
    /// given a member ended, and asks for no more when something else follows.
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

    /// <summary>Whether all there is is whole members. To be asked when nothing more comes out of what was passed.</summary>
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

    /// <summary>How many bytes stand before the next magic ones, those at the beginning aside.</summary>
    private int UpToMagic(ReadOnlySpan<byte> held)
    {
        if (held.Length < 2) return held.Length;

        int magic = held[1..].IndexOf(Magic);
        if (magic >= 0) return magic + 1;

        // The first of the two may be the last byte that is held.
        return !_isOver && held[^1] == Magic[0] ? held.Length - 1 : held.Length;
    }

    /// <summary>Holds more than the tail, or all there is.</summary>
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
