namespace CredReport.Input.Forms;

/// <summary>A report extracted from another form.</summary>
/// <param name="Form">The form, see <see cref="SourceForms"/>.</param>
/// <param name="Csv">The report.</param>
/// <param name="GeneratedTime">When AWS generated it, as written there; null if the form does not say.</param>
internal sealed record Envelope(string Form, byte[] Csv, string? GeneratedTime)
{
    /// <summary>Number of lines before the report's header; -1 if rows are numbered from 1 and there is no header line.</summary>
    public int LinesBefore { get; init; }
}
