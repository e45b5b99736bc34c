using CredReport.Diagnostics;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>What happened to one account.</summary>
/// <param name="Account">Account id or its pseudonym; empty for users without an account.</param>
/// <param name="Events">Root's first, then by user name.</param>
/// <param name="Findings">Those of the new report, then the absent ones.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record AccountComparison(
    string Account, IReadOnlyList<DiffEvent> Events, IReadOnlyList<ComparedFinding> Findings, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Compares two reports of an account.</summary>
    public static AccountComparison Of(ReportedAccount old, ReportedAccount @new)
    {
        UserPairing users = new(old, @new);
        List<(UserPair Pair, AccountEvents Events)> changed = [];
        foreach (UserPair pair in users.Pairs)
        {
            if (pair.Relation == UserRelation.Same && !UserEvents.State.Any(column => CellComparer.Differ(pair, column))) continue;
            AccountEvents ofUser = new(old, @new);
            new UserEvents(ofUser, pair).Find();
            if (ofUser.Events.Count + ofUser.Diagnostics.Count > 0) changed.Add((pair, ofUser));
        }

        // Sorted by the names that are shown, so that the order reveals nothing about hidden names.
        changed.Sort((a, b) => Compare(a.Pair.Row.Shown, b.Pair.Row.Shown));
        return new AccountComparison(
            old.ShownId,
            [.. changed.SelectMany(item => item.Events.Events)],
            [.. new FindingComparison(old, @new, users).Compare()],
            [.. Columns(old), .. Columns(@new), .. users.Diagnostics, .. changed.SelectMany(item => item.Events.Diagnostics)]);
    }

    /// <summary>An account without a report on the old side.</summary>
    public static AccountComparison Added(ReportedAccount @new, bool hasUnread)
    {
        ComparedFinding[] findings = [.. @new.Findings.Select(finding => new ComparedFinding(FindingState.New, null, finding, null))];
        if (@new.Id.Length == 0) return new AccountComparison(@new.Id, [], [], [Unpaired("new", "old", @new)]);

        string message = $"The old side has no report of the account{Unless(hasUnread, "old")}; the new one has {Users(@new.Rows.Count)}.";
        return new AccountComparison(@new.ShownId, [Event(DiffEventType.AccountAdded, @new.ShownId, message, hasUnread)], findings, Columns(@new));
    }

    /// <summary>An account without a report on the new side.</summary>
    public static AccountComparison Missing(ReportedAccount old, bool hasUnread)
    {
        if (old.Id.Length == 0) return new AccountComparison(old.Id, [], [], [Unpaired("old", "new", old)]);

        string message = $"The new side has no report of the account{Unless(hasUnread, "new")}: what became of its {Users(old.Rows.Count)} cannot be determined.";
        return new AccountComparison(
            old.ShownId,
            [Event(DiffEventType.AccountMissing, old.ShownId, message, hasUnread)],
            [.. old.Findings.Select(FindingComparison.AccountMissing)],
            [Diagnostic.Of(DiagnosticCatalogue.AccountMissing, $"The new side has no report of account {MessageArgument.Account(old.Id)}{MessageArgument.Own(Unless(hasUnread, "new"))}.", old.Pseudonyms, null)]);
    }

    private static DiffEvent Event(DiffEventType type, string account, string message, bool probable) => new(type, account, null, null, probable, [], [], null, message);

    private static string Unless(bool hasUnread, string side) => hasUnread ? $", unless it is in what could not be read of the {side} side" : "";

    private static string Users(int count) => count == 1 ? "1 user" : $"{count} users";

    private static Diagnostic Unpaired(string side, string other, ReportedAccount account) => Diagnostic.Of(DiagnosticCatalogue.UnpairedUsers,
        $"The {MessageArgument.Own(side)} side has users with an ARN that names no account, and the {MessageArgument.Own(other)} side has none: they were not compared.", account.Pseudonyms, account.Source);

    /// <summary>
    /// Warns of columns that the report does not have: changes in them cannot be seen, which does not mean that there are none.
    /// </summary>
    private static IReadOnlyList<Diagnostic> Columns(ReportedAccount account) =>
    [
        .. account.Rows.Select(row => row.Header).Distinct().SelectMany(header => UserEvents.State.Where(column => !header.Has(column))).Distinct()
            .Select(column => Diagnostic.Of(
                DiagnosticCatalogue.ColumnNotCompared, $"The report has no column '{MessageArgument.Own(column.Name())}': what changed in it cannot be determined.", account.Pseudonyms, account.Source, null, column.Name())),
    ];

    private static int Compare(ReportRow a, ReportRow b)
    {
        if (a.IsRoot != b.IsRoot) return a.IsRoot ? -1 : 1;
        foreach (ReportColumn column in new[] { ReportColumn.User, ReportColumn.Arn })
        {
            int order = a.Cell(column).SequenceCompareTo(b.Cell(column));
            if (order != 0) return order;
        }

        Reported<Instant> first = a.Instant(ReportColumn.UserCreationTime);
        Reported<Instant> second = b.Instant(ReportColumn.UserCreationTime);
        return first.ValueOrDefault.CompareTo(second.ValueOrDefault);
    }
}
