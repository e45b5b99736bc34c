using CredReport.Input;

namespace CredReport.Parsing;

/// <summary>
/// Finds an answer of AWS in the last cell of a row, where it comes to stand when files are put together: the CSV that AWS makes has no
/// line end behind its last row.
/// </summary>
internal static class GluedAnswer
{
    /// <summary>The longest cell of a date, which is the longest of those that end a row, in bytes.</summary>
    private const int LongestDate = 25;

    /// <summary>Whether a last cell is too long to be what ends a row.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> lastCell) => lastCell.Length > LongestDate;

    /// <summary>Where in a line an answer begins that goes on to its end.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="start">In bytes from the line's beginning.</param>
    public static bool TryFind(ReadOnlySpan<byte> line, out int start)
    {
        start = line.IndexOf(ContentText.Base64Start);
        if (start < 0) start = line.IndexOf("{\"Content\":"u8);
        if (start < 0) start = line.IndexOf("<GetCredentialReportResponse"u8);
        return start >= 0;
    }
}
