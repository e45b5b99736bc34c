using CredReport.Diagnostics;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Compares cells of a user's two rows.</summary>
internal static class CellComparer
{
    /// <summary>Whether the texts of the cells differ. If they do not, nothing happened, readable or not.</summary>
    public static bool Differ(UserPair pair, ReportColumn column) => !pair.Old!.Cell(column).SequenceEqual(pair.New!.Cell(column));

    /// <summary>
    /// Reads two booleans. False if one of them is unknown: the report has no such column; AWS did not report it for root until mid-2024;
    /// or it cannot be read, which is reported.
    /// </summary>
    public static bool TryReadBooleans(AccountEvents account, UserPair pair, ReportColumn column, out bool before, out bool after)
    {
        Reported<bool> old = pair.Old!.Boolean(column);
        Reported<bool> now = pair.New!.Boolean(column);
        before = old.HasValue && old.Value;
        after = now.HasValue && now.Value;
        if (old.HasValue && now.HasValue) return true;
        if (!Differ(pair, column)) return false;

        foreach ((bool isOld, ReportRow row, Reported<bool> cell) in new[] { (true, pair.Old, old), (false, pair.New, now) })
        {
            if (!cell.HasValue && cell.Kind is not (ReportedKind.NoColumn or ReportedKind.NotSupported))
                Complain(account, isOld, row, column, UnreadableCell.DescribeBoolean(column, row));
        }

        return false;
    }

    /// <summary>
    /// Reads two timestamps; an absent one is null. False if one of them is unknown, as in <see cref="TryReadBooleans"/>.
    /// </summary>
    public static bool TryReadInstants(AccountEvents account, UserPair pair, ReportColumn column, out Instant? before, out Instant? after)
    {
        Reported<Instant> old = pair.Old!.Instant(column);
        Reported<Instant> now = pair.New!.Instant(column);
        before = old.HasValue ? old.Value : null;
        after = now.HasValue ? now.Value : null;
        if (IsKnown(old) && IsKnown(now)) return true;

        foreach ((bool isOld, ReportRow row, Reported<Instant> cell) in new[] { (true, pair.Old, old), (false, pair.New, now) })
        {
            if (cell.Kind == ReportedKind.Unreadable) Complain(account, isOld, row, column, UnreadableCell.DescribeInstant(column, row));
        }

        return false;
    }

    /// <summary>Reports that a change of a cell cannot be determined.</summary>
    public static void Complain(AccountEvents account, bool isOld, ReportRow row, ReportColumn column, string problem) =>
        account.Warn(DiagnosticCatalogue.CellNotCompared, isOld, row, column,
            $"{MessageArgument.Own(problem)} What changed in it for '{row.SeenUser}' cannot be determined.");

    private static bool IsKnown(Reported<Instant> cell) =>
        cell.Kind is not (ReportedKind.NoColumn or ReportedKind.NotSupported or ReportedKind.Unreadable);
}
