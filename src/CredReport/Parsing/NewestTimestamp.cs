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
        while (reader.Read()) newest = Math.Max(newest, Seconds(reader.Row));

        return newest == long.MinValue ? null : new Instant(newest);
    }

    /// <summary>The newest timestamp of a row in Unix time; <see cref="long.MinValue"/> when it holds none.</summary>
    public static long Seconds(ReportRow row)
    {
        long newest = long.MinValue;
        foreach (ReportColumn column in ReportColumns.PastInstants)
        {
            if (CellText.ReadInstant(row.Cell(column), out long seconds) == ReportedKind.Value) newest = Math.Max(newest, seconds);
        }

        return newest;
    }
}
