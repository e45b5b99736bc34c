namespace CredReport.Model;

/// <summary>State of a user's console password.</summary>
/// <param name="Enabled">Whether the user can sign in to the console with a password.</param>
/// <param name="LastUsed">Last sign-in. May remain after the password was disabled.</param>
/// <param name="LastChanged">When the password was set.</param>
/// <param name="NextRotation">When the account's password policy requires a new one; usually in the future.</param>
public sealed record ConsolePassword(
    Reported<bool> Enabled,
    Reported<Instant> LastUsed,
    Reported<Instant> LastChanged,
    Reported<Instant> NextRotation);
