using System.Globalization;

namespace CredReport.Tests.Diffing;

/// <summary>A user of a generated history. Slots are what a report shows; what counts is what <see cref="State"/> says.</summary>
internal sealed class HistoryUser
{
    public required string Name { get; set; }

    public required long Created { get; init; }

    /// <summary>When the password was set; null while it is off.</summary>
    public long? PasswordChanged { get; set; }

    public bool Mfa { get; set; }

    /// <summary>Whether both keys were made in one second: then only their slots tell them apart, and do not swap.</summary>
    public bool HasTwins { get; set; }

    /// <summary>Access keys by slot; null for an empty one.</summary>
    public HistoryKey?[] Keys { get; init; } = new HistoryKey?[2];

    /// <summary>Certificates by slot; never used.</summary>
    public HistoryKey?[] Certificates { get; init; } = new HistoryKey?[2];

    public string Arn => $"arn:aws:iam::111122223333:user/{Name}";

    /// <summary>The state that events carry from one report to the next, as text.</summary>
    public string State => $"{Arn} {Created} {(PasswordChanged is { } changed ? $"password {changed}" : "-")} {(Mfa ? "mfa" : "-")} "
        + $"keys [{List(Keys)}] certificates [{List(Certificates)}]";

    /// <summary>The cells of a report's row.</summary>
    public (string, string)[] Cells() =>
    [
        ("user_creation_time", Moment(Created)), ("password_enabled", PasswordChanged is null ? "false" : "true"), ("password_last_changed", Moment(PasswordChanged)),
        ("mfa_active", Mfa ? "true" : "false"),
        .. Keys.SelectMany((key, i) => Slot($"access_key_{i + 1}", key).Append(($"access_key_{i + 1}_last_used_date", Moment(key?.Used)))),
        .. Certificates.SelectMany((certificate, i) => Slot($"cert_{i + 1}", certificate)),
    ];

    public HistoryUser Copy() => new()
    {
        Name = Name,
        Created = Created,
        PasswordChanged = PasswordChanged,
        Mfa = Mfa,
        HasTwins = HasTwins,
        Keys = [.. Keys],
        Certificates = [.. Certificates],
    };

    public static string Moment(long? seconds) =>
        seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "N/A";

    private static string List(HistoryKey?[] keys) =>
        string.Join(", ", keys.OfType<HistoryKey>().Select(key => $"{key.Created} {(key.Active ? "active" : "inactive")} {(key.Used is null ? "unused" : "used")}").Order(StringComparer.Ordinal));

    private static IEnumerable<(string, string)> Slot(string prefix, HistoryKey? key) =>
        [($"{prefix}_active", key is { Active: true } ? "true" : "false"), ($"{prefix}_last_rotated", Moment(key?.Created))];
}
