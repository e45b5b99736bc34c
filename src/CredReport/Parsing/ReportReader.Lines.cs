using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>Classifies lines: nearly all are regular rows; the others are split, recovered, skipped or refused.</summary>
internal sealed partial class ReportReader
{
    /// <summary>The longest text compared with column names, in bytes.</summary>
    private const int LongestColumnName = 128;

    private const byte FormFeed = (byte)'\f';

    /// <summary>Whether the record is regular: as many cells as columns, and nothing unusual at its start, its end or its ARN.</summary>
    private bool IsRegularRow()
    {
        if (_malformed is not null || _csv.FieldCount != Header.Names.Count) return false;

        ReadOnlySpan<byte> line = _csv.RawRecord;
        if (line.Length > _lineLimit || EscapedNewline.Begins(line) || EscapedNewline.Ends(line)) return false;
        if (ByteOrderMark.Begins(line) || line is [FormFeed, ..]) return false;

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

    /// <summary>Reads a line, or a part of one, that is not regular. False if it is not a row that can be evaluated.</summary>
    private bool ReadLine(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty) return false;
        if (RefusesLength(line))
        {
            RowsRead++;
            return false;
        }

        ReadOnlySpan<byte> text = QuotedLine.Trim(EscapedNewline.Trim(ByteOrderMark.Skip(line).TrimStart(FormFeed)), Header.Separator);
        if (EscapedNewline.Begins(line) || EscapedNewline.Ends(line)) Occurrences.EscapedNewlines.Add(_line);
        if (text.IsEmpty) return false;

        if (GluedAnswer.TryFind(text, out int answer)) return SplitBeforeAnswer(text, answer);

        CsvLine cut = CsvLine.Of(text, Header.Separator);
        string[] cells = cut.Texts;
        if (cut.Malformed is null && ReportHeader.IsHeader(cells))
        {
            Repeat(cells);
            return false;
        }

        if (IsNoRow(text, cut)) return false;
        if (QuotedLine.TryUnwrap(text, cut, Header, out byte[] inner))
        {
            Occurrences.QuotedLines.Add(_line);
            _parts.Push(inner);
            return false;
        }

        if (cut.Malformed is null && cut.Count == Header.Names.Count)
        {
            Row.Show(_line, cut.Cells, cut.Ends);
            return TakeRow(text);
        }

        if (OddLineEnd.TryFind(text, out string name)) return RefuseLineEnd(text, name);

        return TryRecover(text, cut) ? TakeRow(text) : TrySplit(text) ? false : RefuseCells(text, cut);
    }

    /// <summary>Counts the current row, and refuses it if it names no user.</summary>
    /// <param name="line">The row's text; empty if it is the current record.</param>
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

        Refuse(DiagnosticCatalogue.MissingUser,
            $"The cell 'user' is empty, so nobody can be named: {MalformedLineText.Beginning(line.IsEmpty ? _csv.RawRecord : line)}.",
            ReportColumn.User.Name());
        return false;
    }

    /// <summary>Whether a line is blank, or a ruler, a label or a count around the rows of a table.</summary>
    private bool IsNoRow(ReadOnlySpan<byte> line, CsvLine cut)
    {
        if ((cut.Malformed is null && cut.IsBlankFrom(0)) || IsRule(line)) return true;

        bool hasNoUser = cut.Malformed is not null || cut.Count != Header.Names.Count
            ? SideLine.IsCount(line) || SideLine.IsLabel(line)
            : Header.IndexOf(ReportColumn.Arn) is >= 0 and int arn && !CellText.Trim(cut.Cell(arn)).StartsWith("arn:"u8)
                && SideLine.IsCount(line);
        if (hasNoUser) Skip(line);
        return hasNoUser;
    }

    private bool IsRule(ReadOnlySpan<byte> line) => Header.Separator == '|' && SideLine.IsRule(line);

    private void Skip(ReadOnlySpan<byte> line) =>
        _diagnostics.Add(DiagnosticCatalogue.SideLine,
            $"The line is a label, a comment or a count of rows, and was skipped: {MalformedLineText.Beginning(line)}.", _line);

    /// <summary>Reports the row's active access keys and certificates that no rule evaluates.</summary>
    private void ReportFurther()
    {
        foreach (FurtherColumn column in Header.Further)
        {
            if (!column.SaysActive) continue;

            ReadOnlySpan<byte> cell = CellText.Trim(Row.Cell(column.Index));
            bool isBoolean = CellText.ReadBoolean(cell, out bool value) == ReportedKind.Value;
            bool isActive = isBoolean ? value : Ascii.EqualsIgnoreCase(cell, "active"u8);
            if (isActive)
            {
                _diagnostics.Add(DiagnosticCatalogue.UnjudgedCredential,
                    $"The user '{Row.SeenUser}' has an active {MessageArgument.Own(column.Credential)}, which no rule judges.", _line);
            }
        }
    }

    private bool TryRecover(ReadOnlySpan<byte> line, CsvLine cut)
    {
        if (!FreeText.TryCut(line, cut, Header, out byte[] cells, out int[] ends)
            && !(Header.IsAwsLayout && RowRecovery.TryCut(line, Header.Names.Count, out cells, out ends))) return false;

        Row.Show(_line, cells, ends);
        _diagnostics.Add(DiagnosticCatalogue.RecoveredRow,
            $"{MalformedLineText.Describe(cut, Header)}; the cells were separated by what each can hold: "
            + $"user '{Row.SeenUser}', ARN '{Row.SeenArn}'.",
            _line);
        return true;
    }

    private bool TrySplit(ReadOnlySpan<byte> line)
    {
        if (!ConcatenatedLineSplitter.TrySplit(line, Header, out int end, out int next)) return false;

        _parts.Push(line[next..].ToArray());
        _parts.Push(line[..end].ToArray());
        if (EscapedNewline.Begins(line[end..]))
        {
            Occurrences.EscapedNewlines.Add(_line);
        }
        else
        {
            _diagnostics.Add(DiagnosticCatalogue.JoinedLine,
                $"The line continues after the end of a row, as where files without a final newline are put together: "
                + $"it was split before {MalformedLineText.Beginning(line[next..])}.",
                _line);
        }

        return true;
    }

    /// <summary>Queues the row before an API response, and refuses the response, which is not part of this report.</summary>
    private bool SplitBeforeAnswer(ReadOnlySpan<byte> line, int answer)
    {
        RowsRead++;
        Refuse(DiagnosticCatalogue.TooManyCells,
            $"The row goes on as another report in another form, which was not judged: {MalformedLineText.Beginning(line[answer..])}. "
            + $"Pass the two one by one, or put a line end between them.");
        if (answer > 0) _parts.Push(line[..answer].ToArray());
        return false;
    }

    /// <summary>Handles a header among the rows: a repeated one, or one with other columns.</summary>
    private void Repeat(string[] names)
    {
        if (names.SequenceEqual(Header.Names))
        {
            Occurrences.Headers.Add(_line);
            return;
        }

        ReportHeader header = new(names, Header.Separator);
        _diagnostics.Add(DiagnosticCatalogue.ChangedHeader,
            $"Another header begins here, with {names.Length} columns where the one before has {Header.Names.Count}: "
            + $"the rows after it are read under it.",
            _line);
        BeginHeader(header);
    }

    private bool RefuseLineEnd(ReadOnlySpan<byte> line, string name)
    {
        RowsRead++;
        Refuse(DiagnosticCatalogue.OddLineEnd,
            $"A line continues after {MessageArgument.Own(name)}, which does not end a line: expected a line feed, "
            + $"or a carriage return and a line feed: {MalformedLineText.Beginning(line)}. It was not judged.");
        return false;
    }

    private bool RefuseCells(ReadOnlySpan<byte> line, CsvLine cut)
    {
        RowsRead++;
        Refuse(MalformedLineText.Problem(cut, Header),
            $"{MalformedLineText.Describe(cut, Header)}: {MalformedLineText.Beginning(line)}. The row was not judged.");
        return false;
    }

    private bool RefusesLength(ReadOnlySpan<byte> line)
    {
        if (line.Length <= _lineLimit) return false;

        Refuse(DiagnosticCatalogue.LineTooLong,
            $"The line has more than {_lineLimit} bytes, where a row has at most about 1,050: {MalformedLineText.Beginning(line)}. "
            + $"It was not judged.");
        return true;
    }

    private void Refuse(DiagnosticDescriptor problem, DiagnosticMessage message, string? column = null)
    {
        RowsRefused++;
        _diagnostics.Add(problem, message, _line, column);
    }
}
