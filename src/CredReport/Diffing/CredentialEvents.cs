using CredReport.Diagnostics;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>What happened to the access keys, or to the signing certificates, of one user.</summary>
internal sealed class CredentialEvents(AccountEvents account, UserPair pair, bool isAccessKey)
{
    /// <summary>Adds the events.</summary>
    public void Find()
    {
        if (!Credential.Slots(isAccessKey).SelectMany(Columns).Any(column => CellComparer.Differ(pair, column))) return;
        if (Read(isOld: true, pair.Old!) is not { } old || Read(isOld: false, pair.New!) is not { } now) return;

        CredentialPairing pairing = new(old, now);
        foreach ((Credential before, Credential after) in pairing.Kept)
        {
            FindActivity(before, after);
            if (isAccessKey) FindUse(before, after);
        }

        foreach ((Credential? Old, Credential? New) change in pairing.Changed) AddChange(change);
    }

    private IReadOnlyList<Credential>? Read(bool isOld, ReportRow row)
    {
        IReadOnlyList<Credential>? credentials = Credential.Read(row, isAccessKey, out ReportColumn? problem);
        if (problem is { } column)
        {
            string sentence = row.Instant(column).Kind == ReportedKind.Unreadable
                ? UnreadableCell.DescribeInstant(column, row)
                : $"The cell '{column.Name()}' holds '{row.Shown.Text(column)}', and the credential is active: it cannot be distinguished from another one.";
            CellComparer.Complain(account, isOld, row, column, sentence);
        }

        return credentials;
    }

    private void FindActivity(Credential old, Credential now)
    {
        Reported<bool> before = old.Row.Boolean(old.Slot.Active);
        Reported<bool> after = now.Row.Boolean(now.Slot.Active);
        if (!IsTold(before, old) | !IsTold(after, now) || before.Value == after.Value) return;

        DiffEventType type = (isAccessKey, after.Value) switch
        {
            (true, true) => DiffEventType.KeyReactivated,
            (true, false) => DiffEventType.KeyDeactivated,
            (false, true) => DiffEventType.CertificateReactivated,
            (false, false) => DiffEventType.CertificateDeactivated,
        };
        account.Add(type, pair, Columns(old.Slot), Columns(now.Slot), $"{Describe(now)}, was {(after.Value ? "reactivated" : "deactivated")}.");
    }

    private bool IsTold(Reported<bool> active, Credential credential)
    {
        if (!active.HasValue && active.Kind is not (ReportedKind.NoColumn or ReportedKind.NotSupported))
        {
            ReportColumn column = credential.Slot.Active;
            CellComparer.Complain(account, credential.Row == pair.Old, credential.Row, column, UnreadableCell.DescribeBoolean(column, credential.Row));
        }

        return active.HasValue;
    }

    private void FindUse(Credential old, Credential now)
    {
        Reported<Instant> before = old.LastUsed;
        Reported<Instant> after = now.LastUsed;
        foreach (Credential credential in new[] { old, now })
        {
            ReportColumn column = credential.Slot.LastUsed!.Value;
            if (credential.LastUsed.Kind == ReportedKind.Unreadable)
                CellComparer.Complain(account, credential == old, credential.Row, column, UnreadableCell.DescribeInstant(column, credential.Row));
        }

        if (IsUnknown(before) || IsUnknown(after)) return;
        if (!before.HasValue && after.HasValue)
        {
            account.Add(DiffEventType.KeyFirstUsed, pair, Columns(old.Slot), Columns(now.Slot),
                $"{Describe(now)}, was used for the first time that the reports show: the old one has no use of it, and the new one a last use at {after.Value}.");
        }
        else if (before.HasValue && (!after.HasValue || after.Value < before.Value))
        {
            account.Warn(DiagnosticCatalogue.LastUseWentBack, isOld: false, now.Row, now.Slot.LastUsed!.Value,
                $"{MessageArgument.Own(Describe(now))}, of '{pair.Row.SeenUser}' was last used at {before.Value} in the old report, and {MessageArgument.Own(after.HasValue ? $"at {after.Value}" : "never")} in the new one.");
        }
    }

    private void AddChange((Credential? Old, Credential? New) change)
    {
        if (isAccessKey && CredentialPairing.IsReplaced(change))
        {
            long days = (change.New!.Created.UnixSeconds - change.Old!.Created.UnixSeconds) / 86400;
            account.Add(DiffEventType.KeyRotated, pair, Columns(change.Old.Slot), Columns(change.New.Slot),
                $"{Describe(change.Old)}, was replaced by {change.New.Slot.Display}, created at {change.New.Created}, when it was {Sentences.Days(days)} old.", days);
            return;
        }

        if (change.Old is { } old)
            account.Add(isAccessKey ? DiffEventType.KeyDeleted : DiffEventType.CertificateDeleted, pair, Columns(old.Slot), [], $"{Describe(old)}, is gone{Use(old)}.");
        if (change.New is { } now)
            account.Add(isAccessKey ? DiffEventType.KeyCreated : DiffEventType.CertificateCreated, pair, [], Columns(now.Slot), $"{now.Slot.DisplayFirst} was created at {now.Created}{Use(now)}.");
        if (change is ({ } gone, { } come) && come.Created < gone.Created)
        {
            account.Warn(DiagnosticCatalogue.RotationWentBack, isOld: false, come.Row, come.Slot.Created,
                $"{MessageArgument.Own(come.Slot.DisplayFirst)} of '{pair.Row.SeenUser}' was created at {come.Created}, before the {MessageArgument.Own(isAccessKey ? "access key" : "signing certificate")} that is gone and was created at {gone.Created}: the old report should have it.");
        }
    }

    private static string Use(Credential credential) => credential.LastUsed.Kind switch
    {
        ReportedKind.Value => $"; it was last used at {credential.LastUsed.Value}",
        ReportedKind.NoColumn or ReportedKind.Unreadable => "",
        _ => "; no use of it is reported",
    };

    private static string Describe(Credential credential) => $"{credential.Slot.DisplayFirst}, created at {credential.Created}";

    private static bool IsUnknown(Reported<Instant> lastUse) => lastUse.Kind is ReportedKind.NoColumn or ReportedKind.Unreadable or ReportedKind.NotSupported;

    private static IEnumerable<ReportColumn> Columns(CredentialSlot slot) =>
        slot.LastUsed is { } lastUsed ? [slot.Active, slot.Created, lastUsed] : [slot.Active, slot.Created];
}
