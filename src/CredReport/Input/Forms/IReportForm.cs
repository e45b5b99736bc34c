using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>A form in which people have a report other than as CSV: a text that is held as a whole, and out of which the CSV is taken.</summary>
internal interface IReportForm
{
    /// <summary>What a text of the form is called that holds no report.</summary>
    DiagnosticMessage Description { get; }

    /// <summary>Whether a text begins in this form.</summary>
    /// <param name="start">The beginning of the text, from its first character that is not white space, without a byte order mark.</param>
    bool Begins(ReadOnlySpan<byte> start);

    /// <summary>Whether a text that begins in this form was meant to hold a report, be it broken. Other programs write JSON, too.</summary>
    /// <param name="start">See <see cref="Begins"/>.</param>
    bool IsReport(ReadOnlySpan<byte> start) => true;

    /// <summary>Finds the places of the reports in the part of a text that is in this form, and what else is an input by itself.</summary>
    /// <param name="text">The text, from the first character of this form on.</param>
    /// <param name="places">Receives the places, in order.</param>
    /// <returns>How much of the text is in this form, in bytes; at least 1.</returns>
    int Cut(ReadOnlySpan<byte> text, List<Range> places);

    /// <summary>Takes the report out of a text that holds one; null, with a diagnostic, where that cannot be done.</summary>
    Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics);
}
