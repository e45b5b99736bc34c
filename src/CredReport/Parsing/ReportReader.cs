using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>
/// Reads the rows of a report one after the other. A row is a line: a quotation mark that is not closed on its line is data, and
/// never swallows the rows behind it. A row that cannot be cut into cells is reported and counted, and reading goes on.
/// </summary>
internal sealed class ReportReader : IDisposable
{
    private const int ShownCharacters = 60;

    private readonly SourceDocument _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly CsvReader _csv;
    private CsvMalformedReason? _malformed;
    private long _line;

    private ReportReader(SourceDocument document, DiagnosticBag diagnostics)
    {
        _document = document;
        _diagnostics = diagnostics;
        Separator = document.Separator;
        _csv = CsvReader.Create(new BoundedLineStream(document.OpenText()), new CsvReaderOptions
        {
            Separator = Separator,
            HasHeader = false,
            DetectSeparatorHint = false,
            SkipEmptyLines = false,
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = record => _malformed = record.Reason,
            IncludeValuesInExceptions = false,
            BufferSize = InputLimits.BlockBytes,
        }, leaveOpen: true);
        Header = new ReportHeader([], Separator);
        Row = new ReportRow(Header, _csv);
    }

    public ReportHeader Header { get; private set; }

    /// <summary>The current row, after <see cref="Read"/> answered true.</summary>
    public ReportRow Row { get; private set; }

    /// <summary>Rows seen, the header and blank lines aside.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Rows that could not be cut into cells, each with a diagnostic.</summary>
    public long RowsRefused { get; private set; }

    private char Separator { get; }

    /// <summary>Reads up to the header. Null when the input is no report, or its header none of a report's; the diagnostics say so.</summary>
    public static ReportReader? Open(SourceDocument document, DiagnosticBag diagnostics)
    {
        if (document.Form is null) return null;

        ReportReader reader = new(document, diagnostics);
        if (reader.ReadHeader()) return reader;

        reader.Dispose();
        return null;
    }

    /// <summary>Moves to the next row that can be judged. False at the end of the input.</summary>
    public bool Read()
    {
        while (ReadRecord())
        {
            bool isRegular = _malformed is null && _csv.FieldCount == Header.Names.Count;
            if (!isRegular && _csv.RawRecord.IsEmpty) continue;

            RowsRead++;
            if (RefusesLength()) continue;
            if (isRegular) Row.Follow(_line);
            else if (!TryRecover()) continue;

            if (!Row.Cell(ReportColumn.User).IsEmpty) return true;
            Refuse(DiagnosticCatalogue.MissingUser, $"The cell 'user' is empty, so nobody can be named: {Beginning()}.", ReportColumn.User.Name());
        }

        return false;
    }

    public void Dispose() => _csv.Dispose();

    private bool ReadHeader()
    {
        while (ReadRecord())
        {
            if (_csv.RawRecord.Trim(" \t"u8).IsEmpty || HeaderLine.IsPreface(_csv.RawRecord)) continue;
            if (RefusesLength()) return false;

            string[] names = new string[_csv.FieldCount];
            for (int i = 0; i < names.Length; i++) names[i] = _csv.GetString(i);
            Header = new ReportHeader(names, Separator);
            Row = new ReportRow(Header, _csv);
            return Header.Check(_line, _diagnostics);
        }

        return false;
    }

    private bool ReadRecord()
    {
        _malformed = null;
        bool hasRecord;
        try
        {
            hasRecord = _csv.Read();
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            _document.Report(e);
            return false;
        }

        _line++;
        return hasRecord;
    }

    private bool RefusesLength()
    {
        if (_csv.RawRecord.Length <= InputLimits.LineBytes) return false;

        Refuse(DiagnosticCatalogue.LineTooLong, $"The line has more than {InputLimits.LineBytes} bytes, where a row has at most about 1,050: {Beginning()}. It was not judged.");
        return true;
    }

    private bool TryRecover()
    {
        ReadOnlySpan<byte> raw = _csv.RawRecord;
        if (Header.IsAwsLayout && RowRecovery.TryCut(raw, Header.Names.Count, out byte[] cells, out int[] ends))
        {
            Row.Show(_line, cells, ends);
            _diagnostics.Add(DiagnosticCatalogue.RecoveredRow,
                $"{WhatIsOff()}; the cells were told apart by what each can hold: user '{Row.Text(ReportColumn.User)}', ARN '{Row.Text(ReportColumn.Arn)}'.", _line);
            return true;
        }

        DiagnosticDescriptor problem = _malformed is not null ? DiagnosticCatalogue.StrayQuote
            : _csv.FieldCount < Header.Names.Count ? DiagnosticCatalogue.TooFewCells
            : DiagnosticCatalogue.TooManyCells;
        Refuse(problem, $"{WhatIsOff()}: {Beginning()}. The row was not judged.");
        return false;
    }

    private void Refuse(DiagnosticDescriptor problem, string message, string? column = null)
    {
        RowsRefused++;
        _diagnostics.Add(problem, message, _line, column);
    }

    private string WhatIsOff() => _malformed switch
    {
        CsvMalformedReason.StrayQuote => "A quotation mark stands inside a cell that is not quoted",
        CsvMalformedReason.TextAfterClosingQuote => "Text stands behind the closing quotation mark of a cell",
        not null => "A quoted cell is not closed on its line",
        _ => $"The row has {_csv.FieldCount} {(_csv.FieldCount == 1 ? "cell" : "cells")} and the header {Header.Names.Count} columns",
    };

    private string Beginning()
    {
        string text = Encoding.UTF8.GetString(_csv.RawRecord);
        return text.Length <= ShownCharacters ? $"'{text}'" : $"'{text[..ShownCharacters]}…'";
    }
}
