using CredReport.Input;

namespace CredReport.Parsing;

/// <summary>
/// Passes text on and truncates every line that is longer than a row may be. A truncated line is still longer than the limit, so that
/// it is recognized; the lines after it are read as usual. The result does not depend on the size of the reads. A read failure ends the
/// text: what was read before it stays available.
/// </summary>
/// <param name="text">The text; not closed with this stream.</param>
/// <param name="limit">The longest line allowed, in bytes.</param>
internal sealed class BoundedLineStream(Stream text, int limit) : ForwardStream
{
    /// <summary>Length of a truncated line: above the limit even if the first three bytes are a byte order mark.</summary>
    private readonly long _cutAt = limit + 4L;

    /// <summary>Bytes of the unfinished line that were passed on.</summary>
    private long _passed;

    private bool _isCutting;
    private long _total;

    /// <summary>The failure that ended the text early; null without one.</summary>
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

    /// <summary>Whether the line that ends at an offset is incomplete because of a failure.</summary>
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

    /// <summary>Moves the bytes to keep to the start of the block, and returns their number.</summary>
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

            // No line that ends within reach is too long, so lines of usual length cost next to nothing.
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
