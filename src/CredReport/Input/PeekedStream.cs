namespace CredReport.Input;

/// <summary>A stream whose beginning was looked at.</summary>
/// <param name="stream">The stream; closed with this one.</param>
internal sealed class PeekedStream(Stream stream) : ForwardStream
{
    private byte[] _peeked = [];
    private int _at;

    /// <summary>What stands behind the bytes that were looked at, when the stream breaks its form there; null when it does not.</summary>
    public FormException? Failure { get; private set; }

    /// <summary>
    /// The first bytes, without consuming them; fewer than asked for where the stream ends before, or breaks its form: what came
    /// until then can be read, and the failure is met behind it.
    /// </summary>
    /// <exception cref="FormException">The stream breaks its form before the first byte.</exception>
    public ReadOnlySpan<byte> Peek(int count)
    {
        _peeked = new byte[count];
        int filled = 0;
        try
        {
            int read;
            while (filled < count && (read = stream.Read(_peeked.AsSpan(filled))) > 0) filled += read;
        }
        catch (FormException e) when (filled > 0)
        {
            Failure = e;
        }

        _peeked = _peeked[..filled];
        _at = 0;
        return _peeked;
    }

    public override int Read(Span<byte> buffer)
    {
        int left = _peeked.Length - _at;
        if (left == 0) return Failure is null ? stream.Read(buffer) : throw Failure;

        int count = Math.Min(left, buffer.Length);
        _peeked.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}
