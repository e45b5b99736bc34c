using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>
/// Reads the rows of a report one after the other. A row is a line: a quotation mark that is not closed on its line is data, and
/// never swallows the rows behind it. A line that holds several rows is parted, a header that stands again is skipped, and a row that
/// cannot be cut into cells is reported and counted; then reading goes on.
/// </summary>
internal sealed class ReportReader : IDisposable
{
    /// <summary>The longest text that is compared with the names of columns, in bytes.</summary>
    private const int LongestColumnName = 128;

    private const byte FormFeed = (byte)'\f';

    private readonly DiagnosticBag _diagnostics;
    private readonly int _lineLimit;
    private readonly CsvReader _csv;

    /// <summary>What the lines come from; null for a segment, which is in memory.</summary>
    private readonly BoundedLineStream? _text;

    private readonly Action<Exception>? _failed;

    /// <summary>What a line held that was parted, the next one on top.</summary>
    private readonly Stack<byte[]> _parts = [];

    private CsvMalformedReason? _malformed;
    private long _line;

    private ReportReader(SourceDocument document, DiagnosticBag diagnostics, Action<Exception> failed)
    {
        _diagnostics = diagnostics;
        _lineLimit = document.Limits.LineBytes;
        _text = new BoundedLineStream(document.OpenText(), _lineLimit);
        _failed = failed;
        _csv = CsvReader.Create(_text, RowOptions.Of(document.Separator, reason => _malformed = reason), leaveOpen: true);
        Row = new ReportRow(new ReportHeader([], document.Separator), _csv);
    }

    private ReportReader(TextSegment segment, ReportHeader header, long headerLine, InputLimits limits, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _lineLimit = limits.LineBytes;
        _line = segment.FirstLine - 1;
        HeaderLine = headerLine;
        _csv = CsvReader.Create(segment.Bytes, RowOptions.Of(header.Separator, reason => _malformed = reason));
        Row = new ReportRow(header, _csv);
    }

    /// <summary>What rows look like from here on. It changes where a file holds reports with other columns, one behind the other.</summary>
    public ReportHeader Header => Row.Header;

    /// <summary>1-based line on which <see cref="Header"/> stands.</summary>
    public long HeaderLine { get; private set; }

    /// <summary>The current row, after <see cref="Read"/> answered true.</summary>
    public ReportRow Row { get; }

    /// <summary>Rows seen, headers and blank lines aside.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Rows that could not be cut into cells, each with a diagnostic.</summary>
    public long RowsRefused { get; private set; }

    /// <summary>What may stand on every line, and is not said of each.</summary>
    public Repetitions Repetitions { get; } = new();

    /// <summary>Reads up to the header. Null when the input is no report, or its header none of a report's; the diagnostics say so.</summary>
    /// <param name="document">The input.</param>
    /// <param name="diagnostics">Receives what is wrong with the rows.</param>
    /// <param name="failed">Is told why the text ends before its end; null to have the document say so.</param>
    public static ReportReader? Open(SourceDocument document, DiagnosticBag diagnostics, Action<Exception>? failed = null)
    {
        if (document.Form is null) return null;

        ReportReader reader = new(document, diagnostics, failed ?? document.Report);
        if (reader.ReadHeader() == true) return reader;

        reader.Dispose();
        return null;
    }

    /// <summary>The same for a text that is cut into segments: reads the first one, from its header on.</summary>
    /// <param name="cutter">The text.</param>
    /// <param name="separator">Between cells.</param>
    /// <param name="limits">Bounds on what is held.</param>
    /// <param name="diagnostics">Receives what is wrong with the rows.</param>
    /// <param name="segment">The segment that is read; null where there is no header.</param>
    public static ReportReader? Open(SegmentCutter cutter, char separator, InputLimits limits, DiagnosticBag diagnostics, out TextSegment? segment)
    {
        bool? hasHeader = null;
        while (hasHeader is null && cutter.Next() is { } next)
        {
            ReportReader reader = new(next, new ReportHeader([], separator), headerLine: 0, limits, diagnostics);
            hasHeader = reader.ReadHeader();
            segment = next;
            if (hasHeader == true) return reader;

            reader.Dispose();
            next.Dispose();
        }

        segment = null;
        return null;
    }

    /// <summary>Reads the rows of a segment, without an end that says anything: see <see cref="Repetitions"/>.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="header">The header under which it begins.</param>
    /// <param name="headerLine">1-based line on which that stands.</param>
    /// <param name="limits">Bounds on what is held.</param>
    /// <param name="diagnostics">Receives what is wrong with the rows.</param>
    public static ReportReader Of(TextSegment segment, ReportHeader header, long headerLine, InputLimits limits, DiagnosticBag diagnostics) =>
        new(segment, header, headerLine, limits, diagnostics);

    /// <summary>Moves to the next row that can be judged. False at the end of the input.</summary>
    public bool Read()
    {
        while (true)
        {
            if (_parts.TryPop(out byte[]? part))
            {
                if (ReadLine(part)) return true;
            }
            else if (!ReadRecord())
            {
                if (_text is not null) Repetitions.Report(_diagnostics);
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
    }

    public void Dispose() => _csv.Dispose();

    /// <summary>Null when there is nothing but blank lines and prefaces, false when there is a header of nothing that can be read.</summary>
    private bool? ReadHeader()
    {
        while (ReadRecord())
        {
            ReadOnlySpan<byte> line = WrittenLineEnd.Trim(_csv.RawRecord);
            if (CellText.IsBlank(line)) continue;
            if (Input.HeaderLine.IsPreface(line))
            {
                if (Input.HeaderLine.IsLabel(line)) Skip(line);
                continue;
            }

            if (RefusesLength(line)) return false;

            CutLine cut = CutLine.Of(line, Header.Separator);
            if (QuotedLine.TryUnwrap(line, cut, Header, out byte[] inner))
            {
                Repetitions.QuotedLines.Add(_line);
                cut = CutLine.Of(inner, Header.Separator);
            }

            return BeginHeader(new ReportHeader(cut.Texts, Header.Separator));
        }

        return null;
    }

    private bool BeginHeader(ReportHeader header)
    {
        Row.Begin(header);
        HeaderLine = _line;
        return header.Check(_line, _diagnostics);
    }

    private bool ReadRecord()
    {
        _malformed = null;
        bool hasRecord = _csv.Read();
        _line++;
        if (_text?.Failure is not { } failure) return hasRecord;

        // The lines before it came whole; what was broken off is no row.
        if (hasRecord && !_text.IsBrokenOff(_csv.ByteOffset + _csv.RawRecord.Length)) return true;

        _failed!(failure);
        return false;
    }

    /// <summary>Whether the record is what nearly all are: cut into as many cells as there are columns, with nothing odd about its ends or its ARN.</summary>
    private bool IsRegularRow()
    {
        if (_malformed is not null || _csv.FieldCount != Header.Names.Count) return false;

        ReadOnlySpan<byte> line = _csv.RawRecord;
        if (line.Length > _lineLimit || WrittenLineEnd.Begins(line) || WrittenLineEnd.Ends(line) || ByteOrderMark.Begins(line) || line is [FormFeed, ..]) return false;

        if (GluedAnswer.IsIn(_csv.GetSpan(Header.Names.Count - 1))) return false;

        int arn = Header.IndexOf(ReportColumn.Arn);
        if (arn >= 0 && CellText.Trim(_csv.GetSpan(arn)).StartsWith("arn:"u8)) return true;

        ReadOnlySpan<byte> user = CellText.Trim(_csv.GetSpan(Header.IndexOf(ReportColumn.User)));
        return !MayBeColumnName(user) && !user.Contains((byte)Header.Separator) && !IsRule(line) && !(arn >= 0 && SideLine.IsCount(line));
    }

    private static bool MayBeColumnName(ReadOnlySpan<byte> cell)
    {
        Span<char> text = stackalloc char[LongestColumnName];
        return cell.Length <= text.Length && ColumnNames.IsName(text[..Encoding.UTF8.GetChars(cell, text)]);
    }

    /// <summary>Reads a line, or a part of one, that has something odd about it. False when it is no row that can be judged.</summary>
    private bool ReadLine(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty) return false;
        if (RefusesLength(line))
        {
            RowsRead++;
            return false;
        }

        ReadOnlySpan<byte> text = WrittenLineEnd.Trim(ByteOrderMark.Skip(line).TrimStart(FormFeed));
        if (WrittenLineEnd.Begins(line) || WrittenLineEnd.Ends(line)) Repetitions.WrittenLineEnds.Add(_line);
        if (text.IsEmpty) return false;

        if (GluedAnswer.TryFind(text, out int answer)) return PartBeforeAnswer(text, answer);

        CutLine cut = CutLine.Of(text, Header.Separator);
        string[] cells = cut.Texts;
        if (cut.Malformed is null && ReportHeader.IsHeader(cells))
        {
            Repeat(cells);
            return false;
        }

        if (IsNoRow(text, cut)) return false;
        if (QuotedLine.TryUnwrap(text, cut, Header, out byte[] inner))
        {
            Repetitions.QuotedLines.Add(_line);
            _parts.Push(inner);
            return false;
        }

        if (cut.Malformed is null && cut.Count == Header.Names.Count)
        {
            Row.Show(_line, cut.Cells, cut.Ends);
            return TakeRow(text);
        }

        return TryRecover(text, cut) ? TakeRow(text) : TryPart(text) ? false : RefuseCells(text, cut);
    }

    /// <summary>Counts the row that is shown, and refuses one that names nobody.</summary>
    /// <param name="line">The row's text; empty for that of the record.</param>
    private bool TakeRow(ReadOnlySpan<byte> line)
    {
        bool hasUser = !Row.Cell(ReportColumn.User).IsEmpty;
        if (!hasUser && Row.IsBlank) return false;

        RowsRead++;
        if (hasUser) return true;

        Refuse(DiagnosticCatalogue.MissingUser, $"The cell 'user' is empty, so nobody can be named: {OddLine.Beginning(line.IsEmpty ? _csv.RawRecord : line)}.", ReportColumn.User.Name());
        return false;
    }

    /// <summary>Whether a line holds nothing, or what is around a table's rows and names nobody.</summary>
    private bool IsNoRow(ReadOnlySpan<byte> line, CutLine cut)
    {
        if ((cut.Malformed is null && cut.IsBlankFrom(0)) || IsRule(line)) return true;

        bool hasNoUser = cut.Malformed is not null || cut.Count != Header.Names.Count
            ? SideLine.IsCount(line) || SideLine.IsLabel(line)
            : Header.IndexOf(ReportColumn.Arn) is >= 0 and int arn && !CellText.Trim(cut.Cell(arn)).StartsWith("arn:"u8) && SideLine.IsCount(line);
        if (hasNoUser) Skip(line);
        return hasNoUser;
    }

    private bool IsRule(ReadOnlySpan<byte> line) => Header.Separator == '|' && SideLine.IsRule(line);

    private void Skip(ReadOnlySpan<byte> line) =>
        _diagnostics.Add(DiagnosticCatalogue.SideLine, $"The line is a label, a comment or a count of rows, and was skipped: {OddLine.Beginning(line)}.", _line);

    private bool TryRecover(ReadOnlySpan<byte> line, CutLine cut)
    {
        if (!Header.IsAwsLayout || !RowRecovery.TryCut(line, Header.Names.Count, out byte[] cells, out int[] ends)) return false;

        Row.Show(_line, cells, ends);
        _diagnostics.Add(DiagnosticCatalogue.RecoveredRow,
            $"{OddLine.Describe(cut, Header)}; the cells were told apart by what each can hold: user '{Row.SeenUser}', ARN '{Row.SeenArn}'.", _line);
        return true;
    }

    private bool TryPart(ReadOnlySpan<byte> line)
    {
        if (!JoinedLine.TryPart(line, Header, out int end, out int next)) return false;

        _parts.Push(line[next..].ToArray());
        _parts.Push(line[..end].ToArray());
        if (WrittenLineEnd.Begins(line[end..]))
        {
            Repetitions.WrittenLineEnds.Add(_line);
        }
        else
        {
            _diagnostics.Add(DiagnosticCatalogue.JoinedLine,
                $"The line goes on behind the end of a row, as where files are put together that end without a line end: it was parted before {OddLine.Beginning(line[next..])}.", _line);
        }

        return true;
    }

    /// <summary>Has the row before a glued answer read, and refuses the answer, which is no part of this report.</summary>
    private bool PartBeforeAnswer(ReadOnlySpan<byte> line, int answer)
    {
        RowsRead++;
        Refuse(DiagnosticCatalogue.TooManyCells, $"The row goes on as another report in another form, which was not judged: {OddLine.Beginning(line[answer..])}. Pass the two one by one, or put a line end between them.");
        if (answer > 0) _parts.Push(line[..answer].ToArray());
        return false;
    }

    /// <summary>A header stands among the rows: the same again, or one with other columns.</summary>
    private void Repeat(string[] names)
    {
        if (names.SequenceEqual(Header.Names))
        {
            Repetitions.Headers.Add(_line);
            return;
        }

        ReportHeader header = new(names, Header.Separator);
        _diagnostics.Add(DiagnosticCatalogue.ChangedHeader,
            $"Here begins another header, with {names.Length} columns where the one before has {Header.Names.Count}: the rows behind it are read under it.", _line);
        BeginHeader(header);
    }

    private bool RefuseCells(ReadOnlySpan<byte> line, CutLine cut)
    {
        RowsRead++;
        Refuse(OddLine.Problem(cut, Header), $"{OddLine.Describe(cut, Header)}: {OddLine.Beginning(line)}. The row was not judged.");
        return false;
    }

    private bool RefusesLength(ReadOnlySpan<byte> line)
    {
        if (line.Length <= _lineLimit) return false;

        Refuse(DiagnosticCatalogue.LineTooLong, $"The line has more than {_lineLimit} bytes, where a row has at most about 1,050: {OddLine.Beginning(line)}. It was not judged.");
        return true;
    }

    private void Refuse(DiagnosticDescriptor problem, DiagnosticMessage message, string? column = null)
    {
        RowsRefused++;
        _diagnostics.Add(problem, message, _line, column);
    }
}
