using CredReport.Input.Forms;

namespace CredReport.Parsing;

/// <summary>
/// Finds an answer of AWS in the last cell of a row, where it gets when files are put together: the CSV that AWS generates has no line end
/// after its last row.
/// </summary>
internal static class GluedAnswer
{
    /// <summary>The longest cell of a date, which is the longest of those that end a row, in bytes.</summary>
    private const int LongestDate = 25;

    /// <summary>Whether an answer goes on from a row's last cell; of nearly all rows the length alone says that there is none.</summary>
    public static bool IsIn(ReadOnlySpan<byte> lastCell) => lastCell.Length > LongestDate && TryFind(lastCell, out _);

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
