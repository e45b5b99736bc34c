namespace CredReport.Diffing;

/// <summary>The words for events.</summary>
public static class DiffEventTypes
{
    /// <summary>The words, in the order of <see cref="DiffEventType"/>.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "account-added", "account-missing", "user-created", "user-deleted", "user-recreated", "user-renamed",
        "password-enabled", "password-disabled", "password-changed", "mfa-enabled", "mfa-disabled",
        "key-created", "key-deleted", "key-rotated", "key-deactivated", "key-reactivated", "key-first-used",
        "certificate-created", "certificate-deleted", "certificate-deactivated", "certificate-reactivated",
    ];

    /// <summary>The word for an event, as outputs write it.</summary>
    public static string Word(this DiffEventType type) => Words[(int)type];
}
