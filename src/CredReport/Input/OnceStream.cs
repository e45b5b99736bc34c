using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>
/// Limits an input that can be read only once and may never end, such as standard input. Anything that is held as a whole, or that does
/// not begin as a report, may have <see cref="InputLimits.AnswerBytes"/>; the rows of a report may be any number, but if a copy is kept,
/// each line has that limit.
/// </summary>
/// <param name="once">The bytes; closed with this stream.</param>
/// <param name="isHeld">Whether a copy is kept, in which an endless line would fill the disk.</param>
internal sealed class OnceStream(Stream once, bool isHeld) : ForwardStream
{
    private readonly PeekedStream _bytes = new(once);
    private Kind? _kind;
    private DiagnosticMessage _found = DiagnosticMessage.Of($"nothing");
    private long _most = InputLimits.AnswerBytes;
    private long _read;
    private long _lineStart;

    private enum Kind
    {
        /// <summary>A report in CSV: any number of lines.</summary>
        Rows,

        /// <summary>An archive, which has no lines.</summary>
        Archive,

        /// <summary>A form that is held as a whole.</summary>
        Answer,

        /// <summary>Not a report.</summary>
        Other,
    }

    public override int Read(Span<byte> buffer)
    {
        if (_kind is null) Recognize(_bytes.Peek(InputLimits.SniffBytes));
        int read = _bytes.Read(buffer);
        int end = _kind == Kind.Rows ? buffer[..read].LastIndexOf((byte)'\n') : -1;
        if (end >= 0) _lineStart = _read + end + 1;
        _read += read;
        if ((isHeld || _kind != Kind.Rows) && _kind != Kind.Archive && _read - _lineStart > _most) throw Endless();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _bytes.Dispose();
        base.Dispose(disposing);
    }

    private void Recognize(ReadOnlySpan<byte> beginning)
    {
        byte[] inside = InputParts.Unwrapped(beginning.ToArray());
        _found = ContentDescription.Of(beginning);
        _kind = InputParts.IsZip(beginning) ? Kind.Archive : KindOf(inside);

        // A character has up to four bytes in UTF-32.
        if (Wrapping.Of(beginning) is not null) _most *= sizeof(uint);
    }

    private static Kind KindOf(ReadOnlySpan<byte> inside)
    {
        if (TarArchive.Is(inside)) return Kind.Archive;
        if (TextParts.FindReport(inside, out int start) is not null) return Kind.Answer;
        return start >= 0 ? Kind.Rows : Kind.Other;
    }

    private FormException Endless() => new(DiagnosticCatalogue.TooLarge, _kind switch
    {
        Kind.Rows => (DiagnosticMessage)($"A line has more than {_most} bytes and no end: "
            + $"expected the rows of a credential report, one on each line."),
        Kind.Answer => $"The answer has more than {_most} bytes: that for the 5,000 users that an account can have takes a tenth of it.",
        _ => $"Found {_found}, and no end after {_most} bytes: expected the CSV of a credential report, with a header that begins "
            + $"'user,arn,user_creation_time', or the JSON answer of 'aws iam get-credential-report'.",
    });
}
