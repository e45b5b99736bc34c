using CredReport.Tests.Support;

namespace CredReport.Tests.Diffing;

/// <summary>An account in which users and credentials come and go. Time only moves on, so that every history is possible.</summary>
internal sealed class RandomHistory(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<HistoryUser> _users = [];
    private long _now = 1_736_000_000;
    private int _names;

    /// <summary>The users as they are now.</summary>
    public IReadOnlyList<HistoryUser> Users => [.. _users.Select(user => user.Copy())];

    /// <summary>The report that AWS would make now. Somebody's sign-in is its moment.</summary>
    public ReportText Report()
    {
        ReportText report = new ReportText().Root();
        report.Row("the-witness", ("password_last_used", HistoryUser.Moment(_now += 60)));
        foreach (HistoryUser user in _users.OrderBy(user => user.Name, StringComparer.OrdinalIgnoreCase)) report.Row(user.Name, user.Cells());
        return report;
    }

    /// <summary>Lets some things happen.</summary>
    public void Happen(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _now += _random.Next(1, 400_000);
            if (_users.Count < 2 || _random.Next(8) == 0) Create($"user-{_names++}");
            else HappenTo(_users[_random.Next(_users.Count)]);
        }
    }

    private void Create(string name)
    {
        HistoryUser user = new() { Name = name, Created = _now, Mfa = _random.Next(2) == 0, PasswordChanged = _random.Next(2) == 0 ? _now : null };
        if (_random.Next(2) == 0) user.Keys[0] = New(_random.Next(0, 90));
        // Scripts make both keys in one second.
        user.HasTwins = _random.Next(6) == 0;
        if (user.HasTwins) user.Keys[1] = user.Keys[0];
        if (_random.Next(2) == 0) user.Certificates[_random.Next(2)] = New(0);
        _users.Add(user);
    }

    private void HappenTo(HistoryUser user)
    {
        int slot = _random.Next(2);
        switch (_random.Next(16))
        {
            case 0:
                _users.Remove(user);
                break;
            case 1:
                _users.Remove(user);
                Create(user.Name);
                break;
            case 2:
                user.Name = $"renamed-{_names++}";
                break;
            case 3:
                user.Keys[slot] = New(0);
                break;
            case 4 when !user.HasTwins:
                Array.Reverse(user.Keys);
                break;
            case 5:
                user.Mfa = !user.Mfa;
                break;
            case 6:
                user.PasswordChanged = user.PasswordChanged is null ? _now : null;
                break;
            case 7 when user.PasswordChanged is not null:
                user.PasswordChanged = _now;
                break;
            case 8:
                user.Keys[slot] = null;
                break;
            case 9 or 14:
                user.Keys[slot] = Toggled(user.Keys[slot]);
                break;
            case 10:
                user.Keys[slot] = user.Keys[slot] is { } key ? key with { Used = _now } : null;
                break;
            case 11:
                user.Certificates[slot] = _random.Next(2) == 0 ? New(0) : null;
                break;
            case 12 or 15:
                user.Certificates[slot] = Toggled(user.Certificates[slot]);
                break;
            default:
                Array.Reverse(user.Certificates);
                break;
        }
    }

    private HistoryKey New(int later) => new(_now += later, _random.Next(4) > 0, null);

    private static HistoryKey? Toggled(HistoryKey? key) => key is null ? null : key with { Active = !key.Active };
}
