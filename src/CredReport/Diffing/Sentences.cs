using CredReport.Diagnostics;

namespace CredReport.Diffing;

/// <summary>Phrases for messages.</summary>
internal static class Sentences
{
    /// <summary><c>account 111122223333</c>, or a phrase for an empty id.</summary>
    public static DiagnosticMessage Account(string account) =>
        account.Length == 0 ? DiagnosticMessage.Of($"users without an account") : DiagnosticMessage.Of($"account {MessageArgument.Account(account)}");

    /// <summary><c>1 day</c>, <c>2 days</c>.</summary>
    public static string Days(long days) => days == 1 ? "1 day" : $"{days} days";
}
