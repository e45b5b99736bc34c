namespace CredReport.Model;

/// <summary>State of a user's console password.</summary>
/// <param name="Enabled">Whether the user can sign in to the console with a password.</param>
/// <param name="LastUsed">Last sign-in. May stay filled after the password was disabled.</param>
/// <param name="LastChanged">When the password was set.</param>
/// <param name="NextRotation">When the account's policy asks for a new one; lies in the future as a rule.</param>
public sealed record ConsolePassword(
    Reported<bool> Enabled,
    Reported<Instant> LastUsed,
    Reported<Instant> LastChanged,
    Reported<Instant> NextRotation);
