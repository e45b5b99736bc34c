using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// The newest timestamp in a report: the earliest time at which it can have been generated. Used when nothing else says when that was.
/// <c>password_next_rotation</c> does not count, since it is in the future.
/// </summary>
internal static class NewestTimestamp
{
    /// <summary>Reads the whole document once. Null if no row holds a timestamp.</summary>
    public static Instant? Find(SourceDocument document)
    {
        // Problems of the rows are reported when they are evaluated.
        using ReportReader? reader = ReportReader.Open(document, new DiagnosticBag(""));
        if (reader is null) return null;

        long newest = long.MinValue;
        while (reader.Read()) newest = Math.Max(newest, Seconds(reader.Row));

        return newest == long.MinValue ? null : new Instant(newest);
    }

    /// <summary>The newest timestamp of a row in Unix time; <see cref="long.MinValue"/> if it holds none.</summary>
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
