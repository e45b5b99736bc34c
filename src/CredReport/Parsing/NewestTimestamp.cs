using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// The lower bound of a report's moment where nothing says when it was made: the newest timestamp that it holds,
/// <c>password_next_rotation</c> aside, which lies in the future.
/// </summary>
internal static class NewestTimestamp
{
    /// <summary>Reads the whole document once. Null when no row holds a timestamp.</summary>
    public static Instant? Find(SourceDocument document)
    {
        // What is wrong with the rows is said when they are judged.
        using ReportReader? reader = ReportReader.Open(document, new DiagnosticBag(""));
        if (reader is null) return null;

        long newest = long.MinValue;
        while (reader.Read())
        {
            foreach (ReportColumn column in ReportColumns.PastInstants)
            {
                if (InstantText.TryRead(reader.Row.Cell(column), out long seconds)) newest = Math.Max(newest, seconds);
            }
        }

        return newest == long.MinValue ? null : new Instant(newest);
    }
}
