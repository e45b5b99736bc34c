using CredReport.Diagnostics;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Finds the events of one user: created, deleted, renamed; and those of its password and MFA.</summary>
internal sealed class UserEvents(AccountEvents account, UserPair pair)
{
    /// <summary>Columns of a user's state: if no cell of them changed, nothing happened.</summary>
    public static IReadOnlyList<ReportColumn> State { get; } =
    [
        ReportColumn.UserCreationTime, ReportColumn.PasswordEnabled, ReportColumn.PasswordLastUsed, ReportColumn.PasswordLastChanged, ReportColumn.MfaActive,
        ReportColumn.AccessKey1Active, ReportColumn.AccessKey1LastRotated, ReportColumn.AccessKey1LastUsedDate,
        ReportColumn.AccessKey2Active, ReportColumn.AccessKey2LastRotated, ReportColumn.AccessKey2LastUsedDate,
        ReportColumn.Cert1Active, ReportColumn.Cert1LastRotated, ReportColumn.Cert2Active, ReportColumn.Cert2LastRotated,
    ];

    private static readonly ReportColumn[] Password = [ReportColumn.PasswordEnabled, ReportColumn.PasswordLastChanged];

    private static readonly ReportColumn[] Mfa = [ReportColumn.MfaActive];

    private static readonly ReportColumn[] Identity = [ReportColumn.User, ReportColumn.Arn, ReportColumn.UserCreationTime];

    /// <summary>Adds the events.</summary>
    public void Find()
    {
        switch (pair.Relation)
        {
            case UserRelation.Created:
                Add(DiffEventType.UserCreated, $"The user was created{At(pair.New!)}{Having(pair.New!)}{Unless(account.Old, "old")}.", account.Old.HasGaps);
                return;
            case UserRelation.Deleted:
                Add(DiffEventType.UserDeleted, $"The user is gone; it was created{At(pair.Old!)}{Having(pair.Old!)}{Unless(account.New, "new")}.", account.New.HasGaps);
                return;
            case UserRelation.Recreated:
                AddRecreated();
                return;
            case UserRelation.Renamed:
                account.Add(DiffEventType.UserRenamed, pair, Identity, Identity,
                    $"Probably renamed from '{pair.Old!.Shown.Text(ReportColumn.User)}' ({pair.Old.Shown.Text(ReportColumn.Arn)}): the creation times of the user and its access keys are the same.", probable: true);
                break;
            default:
                break;
        }

        FindPassword();
        FindMfa();
        new CredentialEvents(account, pair, isAccessKey: true).Find();
        new CredentialEvents(account, pair, isAccessKey: false).Find();
    }

    private void Add(DiffEventType type, string message, bool probable) => account.Add(type, pair, State, State, message, probable: probable);

    private void AddRecreated()
    {
        Add(DiffEventType.UserRecreated, $"The user was deleted, and one of the same ARN was created{At(pair.New!)}{Having(pair.New!)}; the old one was created{At(pair.Old!)}.", probable: false);
        if (pair.New!.Instant(ReportColumn.UserCreationTime).Value < pair.Old!.Instant(ReportColumn.UserCreationTime).Value)
        {
            account.Warn(DiagnosticCatalogue.RotationWentBack, isOld: false, pair.New, ReportColumn.UserCreationTime,
                $"The user '{Name}' was created{MessageArgument.Own(At(pair.New))}, before the one of the same ARN that the old report has, which was created{MessageArgument.Own(At(pair.Old))}.");
        }
    }

    private void FindPassword()
    {
        FindLastUse();
        bool isTold = CellComparer.TryReadBooleans(account, pair, ReportColumn.PasswordEnabled, out bool before, out bool after);
        if (isTold && before != after)
        {
            if (after) account.Add(DiffEventType.PasswordEnabled, pair, Password, Password, $"The console password was enabled{Set(pair.New!)}.");
            else account.Add(DiffEventType.PasswordDisabled, pair, Password, Password, "The console password was disabled.");
            return;
        }

        if (!Differs(ReportColumn.PasswordLastChanged) || (isTold && !after)) return;
        if (!CellComparer.TryReadInstants(account, pair, ReportColumn.PasswordLastChanged, out Instant? old, out Instant? now) || old == now) return;

        long? age = now > old ? (now.Value.UnixSeconds - old.Value.UnixSeconds) / 86400 : null;
        account.Add(DiffEventType.PasswordChanged, pair, Password, Password, $"The console password was changed{Set(pair.New!)}{(age is { } days ? $", {Sentences.Days(days)} after the last change" : "")}.", age);
        if (now < old)
        {
            account.Warn(DiagnosticCatalogue.RotationWentBack, isOld: false, pair.New!, ReportColumn.PasswordLastChanged,
                $"The console password of '{Name}' was last changed at {now.Value}, and at {old.Value} in the old report.");
        }
    }

    private void FindLastUse()
    {
        if (!Differs(ReportColumn.PasswordLastUsed)) return;
        Reported<Instant> old = pair.Old!.Instant(ReportColumn.PasswordLastUsed);
        Reported<Instant> now = pair.New!.Instant(ReportColumn.PasswordLastUsed);

        // Without a password, AWS reports no last use.
        bool isForgotten = old.HasValue && now.Kind == ReportedKind.NoInformation;
        if (isForgotten || (old.HasValue && now.HasValue && now.Value < old.Value))
        {
            account.Warn(DiagnosticCatalogue.LastUseWentBack, isOld: false, pair.New, ReportColumn.PasswordLastUsed,
                $"The console password of '{Name}' was last used at {old.Value} in the old report, and {MessageArgument.Own(isForgotten ? "never" : $"at {now.Value}")} in the new one.");
        }
    }

    private void FindMfa()
    {
        if (!CellComparer.TryReadBooleans(account, pair, ReportColumn.MfaActive, out bool before, out bool after) || before == after) return;
        if (after) account.Add(DiffEventType.MfaEnabled, pair, Mfa, Mfa, "MFA was enabled.");
        else account.Add(DiffEventType.MfaDisabled, pair, Mfa, Mfa, "MFA was disabled: no device is assigned any more.");
    }

    private bool Differs(ReportColumn column) => CellComparer.Differ(pair, column);

    private MessageArgument Name => pair.Row.SeenUser;

    private static string At(ReportRow row) => row.Instant(ReportColumn.UserCreationTime) is { HasValue: true } created ? $" at {created.Value}" : " at a time that cannot be read";

    private static string Set(ReportRow row) => row.Instant(ReportColumn.PasswordLastChanged) is { HasValue: true } changed ? $" at {changed.Value}" : "";

    /// <summary>A user that is not found may be in a row that could not be read.</summary>
    private static string Unless(ReportedAccount other, string side) => other.HasGaps ? $", unless it is in what could not be read of the {side} report" : "";

    /// <summary>The user's active credentials, by the row.</summary>
    private static string Having(ReportRow row)
    {
        List<string> things = [];
        if (row.Boolean(ReportColumn.PasswordEnabled) is { HasValue: true, Value: true }) things.Add("a console password");
        if (row.Boolean(ReportColumn.MfaActive) is { HasValue: true, Value: true }) things.Add("MFA");
        foreach (CredentialSlot slot in Credential.Slots(isAccessKey: true).Concat(Credential.Slots(isAccessKey: false)))
        {
            if (!row.Instant(slot.Created).HasValue) continue;
            bool isInactive = row.Boolean(slot.Active) is { HasValue: true, Value: false };
            things.Add(isInactive ? $"an inactive {slot.Display}" : slot.Display);
        }

        return things.Count == 0 ? ", without a credential" : $", with {string.Join(", ", things)}";
    }
}
