using CredReport.Input.Forms;

namespace CredReport.Parsing;

/// <summary>
/// Finds an AWS API response in the last cell of a row. It gets there when files are concatenated: the CSV that AWS generates has no
/// line end after its last row.
/// </summary>
internal static class GluedAnswer
{
    /// <summary>Length of the longest timestamp in bytes: no regular last cell is longer.</summary>
    private const int LongestDate = 25;

    /// <summary>Whether a row's last cell continues as a response; the length rules it out for nearly all rows.</summary>
    public static bool IsIn(ReadOnlySpan<byte> lastCell) => lastCell.Length > LongestDate && TryFind(lastCell, out _);

    /// <summary>Finds where a response begins in a line. It extends to the end of the line.</summary>
    /// <param name="line">The line, without its line end.</param>
    /// <param name="start">Offset in bytes from the start of the line.</param>
    public static bool TryFind(ReadOnlySpan<byte> line, out int start)
    {
        start = line.IndexOf(ContentText.Base64Start);
        if (start < 0) start = line.IndexOf("{\"Content\":"u8);
        if (start < 0) start = line.IndexOf("<GetCredentialReportResponse"u8);
        return start >= 0;
    }
}
