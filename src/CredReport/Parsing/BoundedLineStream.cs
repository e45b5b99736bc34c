using CredReport.Input;

namespace CredReport.Parsing;

/// <summary>
/// Passes text on and cuts off the end of every line that is longer than any row may be. A line that was cut is still longer than
/// the limit, so that it is known, and the lines behind it are read as ever. Which lines are cut does not
/// depend on the portions in which the bytes come. Bytes that cannot be had end the text: what came until then can be read.
/// </summary>
/// <param name="text">The text; not closed with this stream.</param>
/// <param name="limit">The longest line that may be, in bytes.</param>
internal sealed class BoundedLineStream(Stream text, int limit) : ForwardStream
{
    /// <summary>Where a line is cut: past the limit even when the first three bytes are a byte order mark.</summary>
    private readonly long _cutAt = limit + 4L;

    /// <summary>Bytes passed on of the line that has not ended yet.</summary>
    private long _passed;

    private bool _isCutting;
    private long _total;

    /// <summary>Why the text ends before its end; null as long as it does not.</summary>
    public Exception? Failure { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int read;
        while (Failure is null && (read = ReadText(buffer)) > 0)
        {
            int kept = Cut(buffer[..read]);
            _total += kept;
            if (kept > 0) return kept;
        }

        return 0;
    }

    /// <summary>Whether a line that ends at an offset is the one that a failure has broken off.</summary>
    public bool IsBrokenOff(long end) => Failure is not null && _passed > 0 && end == _total;

    private int ReadText(Span<byte> buffer)
    {
        try
        {
            return text.Read(buffer);
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            Failure = e;
            return 0;
        }
    }

    /// <summary>Moves what is kept of a block to its beginning, and answers how much that is.</summary>
    private int Cut(Span<byte> block)
    {
        int kept = 0;
        int at = 0;
        while (at < block.Length)
        {
            if (_isCutting)
            {
                int lineEnd = block[at..].IndexOfAny((byte)'\r', (byte)'\n');
                if (lineEnd < 0) return kept;
                at += lineEnd;
                _isCutting = false;
                _passed = 0;
            }

            // The last line end within reach: no line before it can be too long, so that lines of common length cost next to nothing.
            Span<byte> reach = block.Slice(at, (int)Math.Min(_cutAt - _passed, block.Length - at));
            int last = reach.LastIndexOfAny((byte)'\r', (byte)'\n');
            Span<byte> passed = last < 0 ? reach : reach[..(last + 1)];
            if (kept < at) passed.CopyTo(block[kept..]);
            kept += passed.Length;
            at += passed.Length;
            _passed = last < 0 ? _passed + passed.Length : 0;
            _isCutting = _passed == _cutAt;
        }

        return kept;
    }
}
