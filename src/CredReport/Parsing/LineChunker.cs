using System.Buffers;
using CredReport.Input;

namespace CredReport.Parsing;

/// <summary>
/// Cuts a text into chunks at line ends: a row is a line, so that each can be read on a thread of its own. Every chunk but the last has
/// the size that is asked for, and ends with the first line end from there on. Used by one thread at a time.
/// </summary>
/// <param name="text">The text; not closed here.</param>
/// <param name="limits">How long a line may be, and about how large a chunk is.</param>
/// <param name="linesBefore">How many lines there are before the text.</param>
internal sealed class LineChunker(Stream text, InputLimits limits, long linesBefore = 0)
{
    /// <summary>How much is read beyond the size of a chunk at first, in bytes: more than a row is long.</summary>
    private const int Reach = 4096;

    private readonly BoundedLineStream _text = new(text, limits.LineBytes);

    /// <summary>What was read after the end of the last chunk.</summary>
    private byte[] _rest = [];

    private int _restLength;
    private long _line = 1 + linesBefore;
    private bool _isAfterBeginning;

    /// <summary>Whether the text has been read to its end.</summary>
    private bool _isRead;

    /// <summary>Whether the last chunk was handed out.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Why the text ends before its end; null as long as it does not. A line that was broken off is in no chunk.</summary>
    public Exception? Failure => _text.Failure;

    /// <summary>The next chunk; null when there is none. An empty text has one.</summary>
    public LineChunk? Next()
    {
        if (IsAtEnd) return null;

        int start = _isAfterBeginning ? 1 : 0;
        int wanted = Math.Max(limits.ChunkBytes, _restLength) + Reach;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(wanted);
        bytes[0] = (byte)'\n';
        _rest.AsSpan(0, _restLength).CopyTo(bytes.AsSpan(start));
        int length = start + _restLength;
        int end;
        while (true)
        {
            Fill(bytes.AsSpan(0, wanted), ref length);
            if (TryFindEnd(bytes.AsSpan(0, length), start + limits.ChunkBytes - 1, out end)) break;

            wanted = checked(wanted * 2);
            byte[] more = ArrayPool<byte>.Shared.Rent(wanted);
            bytes.AsSpan(0, length).CopyTo(more);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = more;
        }

        Keep(bytes.AsSpan(end, length - end));
        IsAtEnd = _isRead && _restLength == 0;
        LineChunk chunk = new(bytes, end, _line - start, IsAtEnd);
        _line += TextLine.Ends(bytes.AsSpan(start, end - start));
        _isAfterBeginning = true;
        return chunk;
    }

    private void Fill(Span<byte> bytes, ref int length)
    {
        while (!_isRead && length < bytes.Length)
        {
            int read = _text.Read(bytes[length..]);
            length += read;
            _isRead = read == 0;
        }

        // Complete lines can be evaluated; the incomplete one cannot.
        if (_isRead && Failure is not null) length = bytes[..length].LastIndexOfAny((byte)'\r', (byte)'\n') + 1;
    }

    /// <summary>Finds where the chunk ends. False when more has to be read to determine it.</summary>
    private bool TryFindEnd(ReadOnlySpan<byte> bytes, int from, out int end)
    {
        int lineEnd = from < bytes.Length ? bytes[from..].IndexOfAny((byte)'\r', (byte)'\n') : -1;
        end = lineEnd < 0 ? bytes.Length : from + lineEnd + 1;
        if (lineEnd < 0 || (end == bytes.Length && bytes[^1] == '\r')) return _isRead;

        if (bytes[end - 1] == '\r' && bytes[end] == '\n') end++;
        return true;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length) _rest = new byte[Math.Max(rest.Length, Reach)];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }
}
