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

    private readonly byte[] _block = new byte[64 * 1024];
    private readonly byte[] _last = new byte[4];
    private int _at;
    private int _end;
    private bool _isOver;
    private long _passed;
    private long _memberPassed;
    private long _memberInflated;

    /// <summary>Whether all that was passed is whole members. To be asked when the data is over.</summary>
    public bool EndWhole =>
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

        int count = Math.Min(UpToMagic(held), buffer.Length);
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

    /// <summary>Holds at least two bytes, or all there are.</summary>
    private void Fill()
    {
        if (_end - _at >= 2) return;

        _block.AsSpan(_at, _end - _at).CopyTo(_block);
        _end -= _at;
        _at = 0;
        while (_end < 2 && !_isOver)
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
