using CredReport.Diagnostics;

namespace CredReport.Parsing;

/// <summary>Counts what may be on every line of a file, and reports each kind once.</summary>
internal sealed class OccurrenceCounters
{
    private bool _isSaid;

    /// <summary>Repeated headers.</summary>
    public OccurrenceCounter Headers { get; } = new();

    /// <summary>Line ends written as <c>\n</c> in two characters.</summary>
    public OccurrenceCounter EscapedNewlines { get; } = new();

    /// <summary>Rows that are in quotation marks as a whole.</summary>
    public OccurrenceCounter QuotedLines { get; } = new();

    /// <summary>Adds the occurrences in a later part of the file.</summary>
    public void Add(OccurrenceCounters later)
    {
        Headers.Add(later.Headers);
        EscapedNewlines.Add(later.EscapedNewlines);
        QuotedLines.Add(later.QuotedLines);
    }

    /// <summary>Reports what was counted. Only the first call does.</summary>
    public void Report(DiagnosticBag diagnostics)
    {
        if (_isSaid) return;

        _isSaid = true;
        if (Headers.Count > 0)
        {
            diagnostics.Add(DiagnosticCatalogue.RepeatedHeader,
                $"The header is repeated {MessageArgument.Own(Headers.Times)}: the file was put together from several reports. It was skipped there.",
                Headers.First);
        }

        if (EscapedNewlines.Count > 0)
        {
            diagnostics.Add(DiagnosticCatalogue.WrittenLineEnd,
                $"Line ends are written out as '\\n' {MessageArgument.Own(EscapedNewlines.Times)}: they were taken for line ends.",
                EscapedNewlines.First);
        }

        if (QuotedLines.Count > 0)
        {
            diagnostics.Add(DiagnosticCatalogue.QuotedLine,
                $"A whole line is in quotation marks {MessageArgument.Own(QuotedLines.Times)}: what is inside was read as the line.",
                QuotedLines.First);
        }
    }
}
