using System.Globalization;
using CredReport.Diffing;
using CredReport.Evaluation;

namespace CredReport.Tests.Diffing;

/// <summary>Carries users from one report to the next by the events alone. Shares no code with what found them.</summary>
internal sealed class AppliedEvents
{
    private readonly Dictionary<string, HistoryUser> _users;

    private AppliedEvents(IEnumerable<HistoryUser> users) => _users = users.ToDictionary(user => user.Arn, user => user.Copy());

    /// <summary>The states after the events, in ordinal order.</summary>
    public static IEnumerable<string> To(IEnumerable<HistoryUser> users, IEnumerable<DiffEvent> events)
    {
        AppliedEvents applied = new(users);
        foreach (DiffEvent item in events) applied.Apply(item);
        return applied._users.Values.Select(user => user.State).Order(StringComparer.Ordinal);
    }

    private void Apply(DiffEvent item)
    {
        string arn = item.Arn!;
        switch (item.Type)
        {
            case DiffEventType.UserDeleted:
                Require(_users.Remove(arn), item);
                return;
            case DiffEventType.UserCreated or DiffEventType.UserRecreated:
                _users[arn] = Read(item.User!, item.New);
                return;
            case DiffEventType.UserRenamed:
                Require(_users.Remove(item.Old.Single(cell => cell.Column == "arn").Text, out HistoryUser? renamed), item);
                renamed!.Name = item.User!;
                _users.Add(arn, renamed);
                return;
            default:
                ApplyTo(_users[arn], item);
                return;
        }
    }

    private static void ApplyTo(HistoryUser user, DiffEvent item)
    {
        switch (item.Type)
        {
            case DiffEventType.MfaEnabled or DiffEventType.MfaDisabled:
                user.Mfa = item.Type == DiffEventType.MfaEnabled;
                break;
            case DiffEventType.PasswordEnabled or DiffEventType.PasswordChanged:
                user.PasswordChanged = Seconds(item.New, "password_last_changed");
                break;
            case DiffEventType.PasswordDisabled:
                user.PasswordChanged = null;
                break;
            case DiffEventType.KeyCreated or DiffEventType.KeyDeleted or DiffEventType.KeyRotated or DiffEventType.KeyDeactivated or DiffEventType.KeyReactivated or DiffEventType.KeyFirstUsed:
                Replace(user.Keys, item);
                break;
            default:
                Replace(user.Certificates, item);
                break;
        }
    }

    private static void Replace(HistoryKey?[] keys, DiffEvent item)
    {
        HistoryKey? before = item.Old.Count > 0 ? Key(item.Old) : null;
        HistoryKey? after = item.New.Count > 0 ? Key(item.New) : null;
        int at = before is null ? Array.IndexOf(keys, null) : Array.FindIndex(keys, key => IsLike(key, before, after, item.Type));
        Require(at >= 0, item);
        bool isSame = before is not null && after is not null && before.Created == after.Created;
        keys[at] = !isSame ? after : item.Type == DiffEventType.KeyFirstUsed ? keys[at]! with { Used = after!.Used } : keys[at]! with { Active = after!.Active };
    }

    private static void Require(bool condition, DiffEvent item)
    {
        if (!condition) throw new InvalidOperationException($"The event {item.Type.Word()} of {item.Arn} is about nothing that there is: {item.Message}");
    }

    /// <summary>Of two keys of one second the one that still has to change.</summary>
    private static bool IsLike(HistoryKey? key, HistoryKey before, HistoryKey? after, DiffEventType type) => key?.Created == before.Created && type switch
    {
        DiffEventType.KeyFirstUsed => key.Used is null && key.Active == after!.Active,
        _ => key.Active == before.Active && key.Used is null == before.Used is null,
    };

    private static HistoryUser Read(string name, IReadOnlyList<CellReading> cells)
    {
        HistoryUser user = new() { Name = name, Created = Seconds(cells, "user_creation_time")!.Value, Mfa = Text(cells, "mfa_active") == "true" };
        user.PasswordChanged = Text(cells, "password_enabled") == "true" ? Seconds(cells, "password_last_changed") : null;
        for (int slot = 1; slot <= 2; slot++)
        {
            user.Keys[slot - 1] = Slot([.. cells.Where(cell => cell.Column.StartsWith($"access_key_{slot}", StringComparison.Ordinal))]);
            user.Certificates[slot - 1] = Slot([.. cells.Where(cell => cell.Column.StartsWith($"cert_{slot}", StringComparison.Ordinal))]);
        }

        return user;
    }

    private static HistoryKey? Slot(IReadOnlyList<CellReading> cells) => cells.Single(cell => cell.Column.EndsWith("_last_rotated", StringComparison.Ordinal)).Text == "N/A" ? null : Key(cells);

    private static HistoryKey Key(IReadOnlyList<CellReading> cells) =>
        new(Seconds(cells, "_last_rotated")!.Value, Text(cells, "_active") == "true", Seconds(cells, "_last_used_date"));

    private static string? Text(IReadOnlyList<CellReading> cells, string end) => cells.SingleOrDefault(cell => cell.Column.EndsWith(end, StringComparison.Ordinal))?.Text;

    private static long? Seconds(IReadOnlyList<CellReading> cells, string end) =>
        Text(cells, end) is { } text && text != "N/A" ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeSeconds() : null;
}
