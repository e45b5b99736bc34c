using CredReport.Diagnostics;

namespace CredReport.Parsing;

/// <summary>What a file may hold on every line, and is said once.</summary>
internal sealed class Repetitions
{
    private bool _isSaid;

    /// <summary>The header again.</summary>
    public Repetition Headers { get; } = new();

    /// <summary>Line ends that are written out.</summary>
    public Repetition WrittenLineEnds { get; } = new();

    /// <summary>Rows in quotation marks as a whole.</summary>
    public Repetition QuotedLines { get; } = new();

    /// <summary>Adds what was counted behind.</summary>
    public void Add(Repetitions later)
    {
        Headers.Add(later.Headers);
        WrittenLineEnds.Add(later.WrittenLineEnds);
        QuotedLines.Add(later.QuotedLines);
    }

    /// <summary>Says what was seen, the first time.</summary>
    public void Report(DiagnosticBag diagnostics)
    {
        if (_isSaid) return;

        _isSaid = true;
        if (Headers.Count > 0)
            diagnostics.Add(DiagnosticCatalogue.RepeatedHeader, $"The header is repeated {Seen.Own(Headers.Times)}: the file was put together from several reports. It was skipped there.", Headers.First);
        if (WrittenLineEnds.Count > 0)
            diagnostics.Add(DiagnosticCatalogue.WrittenLineEnd, $"Line ends are written out as '\\n' {Seen.Own(WrittenLineEnds.Times)}: they were taken for line ends.", WrittenLineEnds.First);
        if (QuotedLines.Count > 0)
            diagnostics.Add(DiagnosticCatalogue.QuotedLine, $"A whole line is in quotation marks {Seen.Own(QuotedLines.Times)}: what is inside was read as the line.", QuotedLines.First);
    }
}
