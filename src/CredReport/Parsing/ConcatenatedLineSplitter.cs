using System.Text;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Splits a line that holds more than one row. AWS ends a report without a line end, so in concatenated reports the next header or first
/// row follows the last cell directly; and some programs write line ends as <c>\n</c> in two characters.
/// A line is split only where one side is clearly a row or a header, and of several such places at the middle one. Every search looks at
/// a byte a bounded number of times, so a hostile line costs little more than any other of its length.
/// </summary>
/// <param name="line">The line.</param>
/// <param name="header">The header in effect.</param>
internal ref struct ConcatenatedLineSplitter(ReadOnlySpan<byte> line, ReportHeader header)
{
    /// <summary>Maximum length of a user name in bytes: a longer header cannot be part of one.</summary>
    private const int LongestName = 64;

    /// <summary>The longest name accepted in a row with stray commas or quotes, in bytes: four times what AWS allows.</summary>
    private const int LongestOddName = 256;

    /// <summary>How many times a row is tried that continues after an escaped newline, which only the path of an ARN may hold.</summary>
    private const int MostSpans = 4;

    private readonly ReadOnlySpan<byte> _line = line;

    /// <summary>Start of the row that is being searched for its end.</summary>
    private int _start;

    /// <summary>End of that row's name, before its ARN; -1 if no ARN follows.</summary>
    private int _nameEnd;

    /// <summary>The next <see cref="ArnMark"/> after that row's that starts an ARN with an account, and the end of the account.</summary>
    private (int Mark, int End) _otherArn;

    /// <summary>Number of bytes looked at; a byte counts each time.</summary>
    public long BytesRead { get; private set; }

    private static ReadOnlySpan<byte> RootStart => "<root_account>,arn:"u8;

    private static ReadOnlySpan<byte> ArnMark => ",arn:"u8;

    /// <summary>Lengths of AWS's two timestamp layouts, <c>2024-07-15T12:35:00Z</c> and <c>2017-07-18T21:41:36+00:00</c>.</summary>
    private static ReadOnlySpan<int> InstantLengths => [20, 25];

    /// <summary>Finds a place to split a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="header">The header in effect.</param>
    /// <param name="end">End of the first part.</param>
    /// <param name="next">Start of the second part.</param>
    public static bool TrySplit(ReadOnlySpan<byte> line, ReportHeader header, out int end, out int next) =>
        new ConcatenatedLineSplitter(line, header).TrySplit(out end, out next);

    /// <summary>Finds a place to split this line; see the static overload.</summary>
    public bool TrySplit(out int end, out int next) =>
        TrySplitAtEscapedNewline(out end, out next)
        || TrySplitBeforeHeader(out end, out next)
        || (header.IsAwsLayout && TrySplitAfterLastCell(out end, out next));

    private bool TrySplitAtEscapedNewline(out int end, out int next)
    {
        List<(int End, int Next)> places = [];
        int pieceStart = 0;
        int separators = 0;
        int spans = 0;
        bool isFound = EscapedNewline.TryFind(_line, 0, out end, out next);
        bool isRow = isFound && IsRowOrHeader(0, end);
        while (isFound)
        {
            isFound = EscapedNewline.TryFind(_line, next, out int followingEnd, out int following);
            separators += _line[pieceStart..end].Count((byte)header.Separator);
            bool mayBeSpanned = _start < pieceStart && separators >= header.Names.Count - 1 && spans++ < MostSpans;
            bool isRowAfter = IsRowOrHeader(next, followingEnd);
            if (isRow || isRowAfter || (mayBeSpanned && IsRowOrHeader(_start, end)))
            {
                places.Add((end, next));
                _start = next;
                separators = spans = 0;
            }

            pieceStart = next;
            isRow = isRowAfter;
            (end, next) = (followingEnd, following);
        }

        return TakeMiddle(places, out end, out next);
    }

    /// <summary>
    /// A concatenated header, the file's own or one of AWS's, is always at the end of its line. Of several in a row, only the last one
    /// counts.
    /// </summary>
    private bool TrySplitBeforeHeader(out int end, out int next)
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
    /// A row follows a last cell directly, which is a date or <c>N/A</c>. The name of the root user is enough to recognize a row: no
    /// other name holds an angle bracket.
    /// </summary>
    private bool TrySplitAfterLastCell(out int end, out int next)
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

            // A regular row has as many separators outside quotation marks as the header, so only one place can be its last cell.
            quotes += _line[seen..comma].Count((byte)'"');
            seen = comma;
            if (quotes % 2 == 0) separators++;
            commas.Add(comma);
            end = comma + 1 + LastCellLength(_line[(comma + 1)..]);
            bool goesOn = end > comma + 1 && end < lastArn && _line[end] != ',';
            if (!goesOn) continue;
            bool isRegular = separators == header.Names.Count - 1 && quotes % 2 == 0;
            if (!(isRegular ? IsRowOrHeader(_start, end) : IsOddRow(end, commas))) continue;

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

    /// <summary>Whether a row with stray quotes or a wrong number of cells ends there.</summary>
    private bool IsOddRow(int end, List<int> commas)
    {
        int cellsAfterArn = header.Names.Count - 2;
        if (commas.Count < cellsAfterArn || _nameEnd < 0 || _nameEnd - _start > LongestOddName) return false;

        int arnEnd = commas[^cellsAfterArn];
        if (arnEnd <= _nameEnd || HoldsAnotherArn(arnEnd)) return false;

        BytesRead += _nameEnd - _start + LongestOddName + end - arnEnd;
        return RowRecovery.TryCut(_line[_start..end], header.Names.Count, out _, out _);
    }

    /// <summary>
    /// Whether another row's ARN is between the row's own and the given end. The result is kept for the rows that follow.
    /// </summary>
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

    /// <summary>Takes the middle place, so that repeated splitting halves the line each time.</summary>
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

    /// <summary>Length of the date or <c>N/A</c> at the start of the text; 0 if there is neither.</summary>
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
