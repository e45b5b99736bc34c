using System.Text;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Parts a line that holds more than one row: AWS ends a report without a line end, so that reports that were put together have the
/// next one's header or first row glued to a last cell; and some programs write line ends out.
/// It is parted only where one side shows for sure that it is a row or a header. Of several such places the middle one is taken, and
/// every search looks at a byte a bounded number of times, so that a hostile line costs little more than any other of its length.
/// </summary>
/// <param name="line">The line.</param>
/// <param name="header">What rows look like.</param>
internal ref struct JoinedLine(ReadOnlySpan<byte> line, ReportHeader header)
{
    /// <summary>No user name is as long, so that this much of a header is no part of one.</summary>
    private const int LongestName = 64;

    /// <summary>How far a name that bare commas or odd quotes part may reach, in bytes: four times as far as AWS lets a name.</summary>
    private const int LongestOddName = 256;

    /// <summary>How often a row is looked for that goes on behind a written line end, which only the path of an ARN may hold.</summary>
    private const int MostSpans = 4;

    private readonly ReadOnlySpan<byte> _line = line;

    /// <summary>Where the row begins whose end is looked for.</summary>
    private int _start;

    /// <summary>Where that row's name ends, by the ARN behind it; -1 where no ARN follows.</summary>
    private int _nameEnd;

    /// <summary>The first <see cref="ArnMark"/> behind that ARN's that has an account, and where the account ends.</summary>
    private (int Mark, int End) _otherArn;

    /// <summary>How many bytes were looked at, one that was looked at again counting again.</summary>
    public long BytesRead { get; private set; }

    private static ReadOnlySpan<byte> RootStart => "<root_account>,arn:"u8;

    private static ReadOnlySpan<byte> ArnMark => ",arn:"u8;

    /// <summary>Lengths of the two layouts that AWS writes, <c>2024-07-15T12:35:00Z</c> and <c>2017-07-18T21:41:36+00:00</c>.</summary>
    private static ReadOnlySpan<int> InstantLengths => [20, 25];

    /// <summary>Finds a place at which a line is parted.</summary>
    /// <param name="line">The line.</param>
    /// <param name="header">What rows look like.</param>
    /// <param name="end">Where the part before it ends.</param>
    /// <param name="next">Where the part behind it begins.</param>
    public static bool TryPart(ReadOnlySpan<byte> line, ReportHeader header, out int end, out int next) =>
        new JoinedLine(line, header).TryPart(out end, out next);

    /// <summary>The same, for this line.</summary>
    public bool TryPart(out int end, out int next) =>
        TryPartAtWrittenLineEnd(out end, out next)
        || TryPartBeforeHeader(out end, out next)
        || (header.IsAwsLayout && TryPartBehindLastCell(out end, out next));

    private bool TryPartAtWrittenLineEnd(out int end, out int next)
    {
        List<(int End, int Next)> places = [];
        int pieceStart = 0;
        int separators = 0;
        int spans = 0;
        bool isFound = WrittenLineEnd.TryFind(_line, 0, out end, out next);
        bool isRow = isFound && IsRowOrHeader(0, end);
        while (isFound)
        {
            isFound = WrittenLineEnd.TryFind(_line, next, out int followingEnd, out int following);
            separators += _line[pieceStart..end].Count((byte)header.Separator);
            bool mayBeSpanned = _start < pieceStart && separators >= header.Names.Count - 1 && spans++ < MostSpans;
            bool isRowBehind = IsRowOrHeader(next, followingEnd);
            if (isRow || isRowBehind || (mayBeSpanned && IsRowOrHeader(_start, end)))
            {
                places.Add((end, next));
                _start = next;
                separators = spans = 0;
            }

            pieceStart = next;
            isRow = isRowBehind;
            (end, next) = (followingEnd, following);
        }

        return TakeMiddle(places, out end, out next);
    }

    /// <summary>
    /// A glued header ends its line: the one of the file itself, or one of AWS's. Of several, one behind the other, the last one says
    /// all.
    /// </summary>
    private bool TryPartBeforeHeader(out int end, out int next)
    {
        end = _line.Length;
        next = 0;
        while (TryFindHeader(_line[..end], out int at, out int start))
        {
            end = at;
            if (next == 0) next = start;
        }

        if (next > 0) return true;

        end = 0;
        return false;
    }

    private bool TryFindHeader(ReadOnlySpan<byte> text, out int end, out int start)
    {
        foreach (byte[] name in ReportColumns.AwsHeaders.Append(header.Text))
        {
            BytesRead += Math.Min(name.Length, text.Length);
            end = start = text.Length - name.Length;
            if (end <= 0 || !text.EndsWith(name)) continue;

            if (text[..end].EndsWith(Encoding.UTF8.Preamble)) end -= Encoding.UTF8.Preamble.Length;
            if (end > 0 && (name.Length > LongestName || (text.Length == _line.Length && IsRowOrHeader(0, end)))) return true;
        }

        end = start = 0;
        return false;
    }

    /// <summary>
    /// A row is glued to a last cell, which is a date or <c>N/A</c>. The name of the root user needs no more to be known by: no other
    /// name holds a bracket.
    /// </summary>
    private bool TryPartBehindLastCell(out int end, out int next)
    {
        List<(int End, int Next)> places = [];
        List<int> commas = [];
        int lastArn = _line.LastIndexOf(ArnMark);
        int root = Find(RootStart, 1);
        int quotes = 0;
        int separators = 0;
        int seen = 0;
        Begin(0);
        for (int comma = Find(","u8, 0); comma >= 0; comma = Find(","u8, comma + 1))
        {
            if (root >= 0 && comma >= root)
            {
                places.Add((root, root));
                Begin(root);
                seen = root;
                quotes = separators = 0;
                root = Find(RootStart, root + 1);
            }

            // In a regular row as many separators stand outside quotation marks as the header has: one place alone is its last cell.
            quotes += _line[seen..comma].Count((byte)'"');
            seen = comma;
            if (quotes % 2 == 0) separators++;
            commas.Add(comma);
            end = comma + 1 + LastCellLength(_line[(comma + 1)..]);
            bool goesOn = end > comma + 1 && end < lastArn && _line[end] != ',';
            if (!goesOn || !(separators == header.Names.Count - 1 && quotes % 2 == 0 ? IsRowOrHeader(_start, end) : IsOddRow(end, commas))) continue;

            places.Add((end, end));
            Begin(end);
            seen = end;
            quotes = separators = 0;
            if (root >= 0 && root <= end) root = Find(RootStart, end + 1);
        }

        return TakeMiddle(places, out end, out next);
    }

    private void Begin(int start)
    {
        _start = start;
        _nameEnd = Find(ArnMark, start);
        if (_nameEnd < 0) return;

        int quoted = _line[start.._nameEnd].IndexOf(",\"arn:"u8);
        if (quoted >= 0) _nameEnd = start + quoted;
    }

    /// <summary>Whether a row whose quotes or number of cells are off ends there.</summary>
    private bool IsOddRow(int end, List<int> commas)
    {
        int cellsBehindArn = header.Names.Count - 2;
        if (commas.Count < cellsBehindArn || _nameEnd < 0 || _nameEnd - _start > LongestOddName) return false;

        int arnEnd = commas[^cellsBehindArn];
        if (arnEnd <= _nameEnd || HoldsAnotherArn(arnEnd)) return false;

        BytesRead += _nameEnd - _start + LongestOddName + end - arnEnd;
        return RowRecovery.TryCut(_line[_start..end], header.Names.Count, out _, out _);
    }

    /// <summary>Whether another row's ARN begins behind the row's own, and before the given end. What is found is kept for the rows behind it.</summary>
    private bool HoldsAnotherArn(int arnEnd)
    {
        while (_otherArn.Mark >= 0 && (_otherArn.Mark <= _nameEnd || _otherArn.End == 0))
        {
            int mark = Find(ArnMark, Math.Max(_otherArn.Mark, _nameEnd) + 1);
            ReadOnlySpan<byte> account = mark < 0 ? default : IamArn.Account(_line[(mark + 1)..]);
            _otherArn = (mark, !account.IsEmpty && _line.Overlaps(account, out int at) ? at + account.Length : 0);
            BytesRead += Math.Max(_otherArn.End - mark, 0);
        }

        return _otherArn.Mark >= 0 && _otherArn.End < arnEnd;
    }

    /// <summary>The middle one of the places that part the line, so that what is parted again becomes half as long each time.</summary>
    private static bool TakeMiddle(List<(int End, int Next)> places, out int end, out int next)
    {
        (end, next) = places.Count > 0 ? places[places.Count / 2] : default;
        return places.Count > 0;
    }

    private bool IsRowOrHeader(int start, int end)
    {
        BytesRead += end - start;
        return RowShape.IsRowOrHeader(_line[start..end], header);
    }

    private int Find(ReadOnlySpan<byte> text, int from)
    {
        int found = from < _line.Length ? _line[from..].IndexOf(text) : -1;
        BytesRead += found < 0 ? _line.Length - from : found;
        return found < 0 ? -1 : from + found;
    }

    /// <summary>How long the date or <c>N/A</c> is with which the text begins; 0 when it begins with neither.</summary>
    private static int LastCellLength(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> absent = "N/A"u8;
        if (text.StartsWith(absent)) return absent.Length;

        foreach (int length in InstantLengths)
        {
            if (text.Length >= length && CellText.ReadInstant(text[..length], out _) == ReportedKind.Value) return length;
        }

        return 0;
    }
}
