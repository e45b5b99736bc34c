using CredReport.Diagnostics;
using CredReport.Input;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>
/// Reads the rows of a report one after the other. A row is a line: a quotation mark that is not closed on its line is data and never
/// swallows the rows after it. A line that holds several rows is split, a repeated header is skipped, and a row that cannot be split
/// into cells is reported and counted; then reading continues.
/// </summary>
internal sealed partial class ReportReader : IDisposable
{
    private readonly DiagnosticBag _diagnostics;
    private readonly int _lineLimit;
    private readonly CsvReader _csv;

    /// <summary>What the lines come from; null for a chunk, which is in memory.</summary>
    private readonly BoundedLineStream? _text;

    private readonly SourceDocument? _document;

    /// <summary>The remaining parts of a line that was split, the next one on top.</summary>
    private readonly Stack<byte[]> _parts = [];

    private CsvMalformedReason? _malformed;
    private long _line;

    private ReportReader(SourceDocument document, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _lineLimit = document.Limits.LineBytes;
        _text = new BoundedLineStream(document.OpenText(), _lineLimit);
        _document = document;
        _line = document.LinesBefore;
        _csv = CsvReader.Create(_text, RowOptions.Of(document.Separator, reason => _malformed = reason), leaveOpen: true);
        Row = new ReportRow(new ReportHeader([], document.Separator), _csv);
    }

    private ReportReader(LineChunk chunk, ReportHeader header, long headerLine, InputLimits limits, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _lineLimit = limits.LineBytes;
        _line = chunk.FirstLine - 1;
        HeaderLine = headerLine;
        _csv = CsvReader.Create(chunk.Bytes, RowOptions.Of(header.Separator, reason => _malformed = reason));
        Row = new ReportRow(header, _csv);
    }

    /// <summary>The header in effect. It changes within a file that holds several reports with different columns.</summary>
    public ReportHeader Header => Row.Header;

    /// <summary>1-based line of <see cref="Header"/>.</summary>
    public long HeaderLine { get; private set; }

    /// <summary>The current row, after <see cref="Read"/> returned true.</summary>
    public ReportRow Row { get; }

    /// <summary>Number of rows read, without headers and blank lines.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Number of rows that could not be split into cells, each with a diagnostic.</summary>
    public long RowsRefused { get; private set; }

    /// <summary>What may be on every line and is reported once.</summary>
    public OccurrenceCounters Occurrences { get; } = new();

    /// <summary>Whether no row is left.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Reads up to the header. Null when the input is no report, or its header none of a report's; the diagnostics say so.</summary>
    /// <param name="document">The input.</param>
    /// <param name="diagnostics">Receives what is wrong with the rows.</param>
    public static ReportReader? Open(SourceDocument document, DiagnosticBag diagnostics)
    {
        if (document.Form is null) return null;

        ReportReader reader = new(document, diagnostics);
        if (reader.ReadHeader() == true) return reader;

        reader.Dispose();
        return null;
    }

    /// <summary>Reads the header of a text that is read in chunks. Null when there is none of a report's; the diagnostics say so.</summary>
    /// <param name="chunker">The text, from its beginning on.</param>
    /// <param name="separator">Between cells.</param>
    /// <param name="limits">Bounds on what is held.</param>
    /// <param name="diagnostics">Receives what is wrong with the header.</param>
    public static OpenedText? Open(LineChunker chunker, char separator, InputLimits limits, DiagnosticBag diagnostics)
    {
        bool? hasHeader = null;
        while (hasHeader is null && chunker.Next() is { } chunk)
        {
            using ReportReader reader = new(chunk, new ReportHeader([], separator), headerLine: 0, limits, diagnostics);
            hasHeader = reader.ReadHeader();
            if (hasHeader == true)
            {
                chunk.DropThrough(reader.HeaderLine);
                return new OpenedText(reader.Header, reader.HeaderLine, chunk, reader.Occurrences);
            }

            chunk.Dispose();
        }

        return null;
    }

    /// <summary>Reads the rows of a chunk, without an end that says anything: see <see cref="Occurrences"/>.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="header">The header under which it begins.</param>
    /// <param name="headerLine">1-based line on which that stands.</param>
    /// <param name="limits">Bounds on what is held.</param>
    /// <param name="diagnostics">Receives what is wrong with the rows.</param>
    public static ReportReader Of(LineChunk chunk, ReportHeader header, long headerLine, InputLimits limits, DiagnosticBag diagnostics) =>
        new(chunk, header, headerLine, limits, diagnostics);

    /// <summary>Moves to the next row that can be judged. False at the end of the input, and where the diagnostics have to be taken before reading goes on.</summary>
    public bool Read()
    {
        while (!_diagnostics.IsFull)
        {
            if (_parts.TryPop(out byte[]? part))
            {
                if (ReadLine(part)) return true;
            }
            else if (!ReadRecord())
            {
                if (_text is not null) Occurrences.Report(_diagnostics);
                IsAtEnd = true;
                return false;
            }
            else if (IsRegularRow())
            {
                Row.Follow(_line);
                if (TakeRow(default)) return true;
            }
            else if (ReadLine(_csv.RawRecord))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _csv.Dispose();

    /// <summary>Null if there are only blank lines and prefaces, false if the header is unusable.</summary>
    private bool? ReadHeader()
    {
        while (ReadRecord())
        {
            ReadOnlySpan<byte> line = EscapedNewline.Trim(_csv.RawRecord);
            if (CellText.IsBlank(line)) continue;
            if (Input.HeaderLine.IsPreface(line))
            {
                if (Input.HeaderLine.IsLabel(line)) Skip(line);
                continue;
            }

            if (OddLineEnd.TryFind(line, out string name))
            {
                _diagnostics.Add(DiagnosticCatalogue.OddLineEnd,
                    $"Lines end in {MessageArgument.Own(name)}: expected a line feed, or a carriage return and a line feed.", _line);
                return false;
            }

            if (RefusesLength(line)) return false;

            line = QuotedLine.Trim(line, Header.Separator);
            CsvLine cut = CsvLine.Of(line, Header.Separator);
            if (QuotedLine.TryUnwrap(line, cut, Header, out byte[] inner))
            {
                Occurrences.QuotedLines.Add(_line);
                cut = CsvLine.Of(inner, Header.Separator);
            }

            return BeginHeader(new ReportHeader(cut.Texts, Header.Separator) { IsOfRecords = _line == 0 });
        }

        return null;
    }

    private bool BeginHeader(ReportHeader header)
    {
        Row.Begin(header);
        HeaderLine = _line;
        return header.Check(header.IsOfRecords ? null : _line, _diagnostics);
    }

    private bool ReadRecord()
    {
        _malformed = null;
        bool hasRecord = _csv.Read();
        _line++;
        if (_text?.Failure is not { } failure) return hasRecord;

        // The lines before the failure are complete; the incomplete one is not a row.
        if (hasRecord && !_text.IsBrokenOff(_csv.ByteOffset + _csv.RawRecord.Length)) return true;

        _document!.Report(failure);
        return false;
    }
}
