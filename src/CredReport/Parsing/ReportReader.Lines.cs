using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>What a line is: a row as nearly all are, or one that has something odd about it.</summary>
internal sealed partial class ReportReader
{
    /// <summary>The longest text that is compared with the names of columns, in bytes.</summary>
    private const int LongestColumnName = 128;

    private const byte FormFeed = (byte)'\f';

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

        ReadOnlySpan<byte> text = QuotedLine.Trim(WrittenLineEnd.Trim(ByteOrderMark.Skip(line).TrimStart(FormFeed)), Header.Separator);
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

        if (OddLineEnd.TryFind(text, out string name)) return RefuseLineEnd(text, name);

        return TryRecover(text, cut) ? TakeRow(text) : TryPart(text) ? false : RefuseCells(text, cut);
    }

    /// <summary>Counts the row that is shown, and refuses one that names nobody.</summary>
    /// <param name="line">The row's text; empty for that of the record.</param>
    private bool TakeRow(ReadOnlySpan<byte> line)
    {
        bool hasUser = !Row.Cell(ReportColumn.User).IsEmpty;
        if (!hasUser && Row.IsBlank) return false;

        RowsRead++;
        if (hasUser)
        {
            if (Header.Further.Length > 0) ReportFurther();
            return true;
        }

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

    /// <summary>Says which access keys and certificates of the row are active and judged by no rule.</summary>
    private void ReportFurther()
    {
        foreach (FurtherColumn column in Header.Further)
        {
            if (!column.SaysActive) continue;

            ReadOnlySpan<byte> cell = CellText.Trim(Row.Cell(column.Index));
            bool isActive = CellText.ReadBoolean(cell, out bool value) == ReportedKind.Value ? value : Ascii.EqualsIgnoreCase(cell, "active"u8);
            if (isActive)
                _diagnostics.Add(DiagnosticCatalogue.UnjudgedCredential, $"The user '{Row.SeenUser}' has an active {Seen.Own(column.Credential)}, which no rule judges.", _line);
        }
    }

    private bool TryRecover(ReadOnlySpan<byte> line, CutLine cut)
    {
        if (!FreeText.TryCut(line, cut, Header, out byte[] cells, out int[] ends)
            && !(Header.IsAwsLayout && RowRecovery.TryCut(line, Header.Names.Count, out cells, out ends))) return false;

        Row.Show(_line, cells, ends);
        _diagnostics.Add(DiagnosticCatalogue.RecoveredRow,
            $"{OddLine.Describe(cut, Header)}; the cells were separated by what each can hold: user '{Row.SeenUser}', ARN '{Row.SeenArn}'.", _line);
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
                $"The line continues after the end of a row, as where files without a final newline are put together: it was split before {OddLine.Beginning(line[next..])}.", _line);
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
            $"Another header begins here, with {names.Length} columns where the one before has {Header.Names.Count}: the rows after it are read under it.", _line);
        BeginHeader(header);
    }

    private bool RefuseLineEnd(ReadOnlySpan<byte> line, string name)
    {
        RowsRead++;
        Refuse(DiagnosticCatalogue.OddLineEnd, $"A line continues after {Seen.Own(name)}, which does not end a line: expected a line feed, or a carriage return and a line feed: {OddLine.Beginning(line)}. It was not judged.");
        return false;
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
