namespace CredReport.Input.Forms;

/// <summary>A report that was taken out of what it came in.</summary>
/// <param name="Form">What it came in, see <see cref="SourceForms"/>.</param>
/// <param name="Csv">The report.</param>
/// <param name="GeneratedTime">When AWS made it, as it is written there; null when it is not said.</param>
internal sealed record Envelope(string Form, byte[] Csv, string? GeneratedTime)
{
    /// <summary>How many lines are counted before the report's header: -1 where its rows are counted from 1 on and a header is none of them.</summary>
    public int LinesBefore { get; init; }
}
