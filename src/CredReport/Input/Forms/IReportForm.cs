using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>A form of a report other than CSV: a text that is held as a whole, and from which the CSV is extracted.</summary>
internal interface IReportForm
{
    /// <summary>Describes a text in this form that holds no report.</summary>
    DiagnosticMessage Description { get; }

    /// <summary>Whether a text begins in this form.</summary>
    /// <param name="start">The beginning of the text, from its first character that is not white space, without a byte order mark.</param>
    bool Begins(ReadOnlySpan<byte> start);

    /// <summary>
    /// Whether a text that begins in this form was meant to hold a report, even if it is damaged. JSON, for one, may be anything.
    /// </summary>
    /// <param name="start">See <see cref="Begins"/>.</param>
    bool IsReport(ReadOnlySpan<byte> start) => true;

    /// <summary>Finds the reports, and other content that is an input by itself, in the part of a text that is in this form.</summary>
    /// <param name="text">The text, which begins in this form.</param>
    /// <param name="places">Receives the places, in order.</param>
    /// <returns>Length of the part of the text that is in this form, in bytes; at least 1.</returns>
    int Cut(ReadOnlySpan<byte> text, List<Range> places);

    /// <summary>Extracts the report from a text that holds one; null, with a diagnostic, if that is not possible.</summary>
    Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics);
}
