using System.Globalization;
using CredReport.Diagnostics;
using CredReport.Model;

namespace CredReport.Evaluation.Exceptions;

/// <summary>A risk that somebody answers for until a day: one user's failing of one rule. Files and outputs call it an exception.</summary>
public sealed class AcceptedRisk
{
    /// <summary>An exception that ends within this many days is announced.</summary>
    internal const int SoonDays = 30;

    internal AcceptedRisk(string file, int line)
    {
        File = file;
        Line = line;
    }

    /// <summary>Name of the file that it stands in, as it was given.</summary>
    public string File { get; }

    /// <summary>1-based line on which it begins.</summary>
    public int Line { get; }

    /// <summary>Its identity in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the rule whose failing is accepted.</summary>
    public required string RuleId { get; init; }

    /// <summary>Account id: 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>Name of the user, letter for letter; <c>&lt;root_account&gt;</c> for root.</summary>
    public required string User { get; init; }

    /// <summary>When the user was created, so that a new one of the same name is not covered; null when any is.</summary>
    public Instant? Created { get; init; }

    /// <summary>When the access key or certificate was created, so that the one that replaces it is not covered; null when any is.</summary>
    public Instant? Key { get; init; }

    /// <summary>Why the risk is accepted; null where accounts and users are not shown.</summary>
    public required string? Reason { get; init; }

    /// <summary>Who answers for it; null where accounts and users are not shown.</summary>
    public required string? Owner { get; init; }

    /// <summary>The last day, in UTC, on which it covers.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Where it was decided; null when the file does not say, and where accounts and users are not shown.</summary>
    public string? Ticket { get; init; }

    /// <summary>Days from a moment's day in UTC to the last day: 0 on the last day, negative when it has ended.</summary>
    public int DaysLeft(Instant asOf) => Expires.DayNumber - DateOnly.FromDateTime(asOf.ToDateTimeOffset().UtcDateTime).DayNumber;

    /// <summary>The last day as <c>yyyy-MM-dd</c>.</summary>
    internal string ExpiresText => Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The exception and where it stands, for sentences.</summary>
    internal DiagnosticMessage Display => $"'{MessageArgument.Own(Id)}' ({MessageArgument.Exceptions(File)}:{Line})";

    /// <summary>The user, for sentences.</summary>
    internal MessageArgument SeenUser => MessageArgument.User(Account, User);

    /// <summary>Who accepts what until when, as a sentence behind the finding's own.</summary>
    internal string Sentence
    {
        get
        {
            string owner = Owner is null ? "" : $" of {Owner}{(Ticket is null ? "" : $" ({Ticket})")}";
            string reason = Reason is null ? "" : $": {Reason.ReplaceLineEndings(" ").TrimEnd('.')}";
            return $"Accepted until {ExpiresText} by exception '{Id}'{owner}{reason}.";
        }
    }

    /// <summary>What may be shown of it: the same where there is no key, else id, rule, moments and last day.</summary>
    internal AcceptedRisk Shown(Pseudonyms? pseudonyms) => pseudonyms is null ? this : new AcceptedRisk(MessageArgument.Exceptions(File).Show(pseudonyms), Line)
    {
        Id = Id,
        RuleId = RuleId,
        Account = pseudonyms.Account(Account),
        User = pseudonyms.User(Account, User),
        Created = Created,
        Key = Key,
        Reason = null,
        Owner = null,
        Expires = Expires,
    };

    /// <summary>Why the exception is not for a failing user whom it names; null when it is.</summary>
    /// <param name="created">When the user was created; null when the report does not tell.</param>
    /// <param name="key">When the key or certificate that the finding is about was created; null when it is about none.</param>
    internal DiagnosticMessage? Misses(Instant? created, Instant? key)
    {
        if (Created is { } named && named != created)
            return $"user '{SeenUser}' was created at {MessageArgument.Own(Describe(created))}, and the exception is for one created at {named}";
        if (Key is not { } pinned || pinned == key) return null;
        if (key is not { } other) return $"the finding is about no key, and the exception names one created at {pinned}";
        return $"the key that it names, created at {pinned}, is gone: the finding is about one created at {other}";
    }

    private static string Describe(Instant? moment) => moment?.ToString() ?? "a moment that cannot be read";
}
