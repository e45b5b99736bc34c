using CredReport.Diffing;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>What happened to one user or account, of one tendency.</summary>
/// <param name="Account">Account id; null for users without one.</param>
/// <param name="User">Name of the user; null when the account is meant.</param>
/// <param name="Items">Events first, then findings.</param>
internal sealed record DiffSubject(string? Account, string? User, IReadOnlyList<DiffItem> Items)
{
    /// <summary>Everything of one tendency, grouped by user: by account, the account itself first, then root, then by name.</summary>
    public static IReadOnlyList<DiffSubject> Of(ComparisonResult result, DiffTendency tendency) =>
    [
        .. result.Events.Select(DiffItem.Of)
            .Concat(result.Findings.Where(finding => finding.State != FindingState.Unchanged).Select(DiffItem.Of))
            .Where(item => item.Tendency == tendency)
            .GroupBy(item => (item.Account, item.User, item.Arn))
            .OrderBy(group => group.Key.Account is null).ThenBy(group => group.Key.Account, StringComparer.Ordinal)
            .ThenBy(group => group.Key.User is not null).ThenBy(group => group.Key.User != IamUser.RootName)
            .ThenBy(group => group.Key.User, StringComparer.Ordinal).ThenBy(group => group.Key.Arn, StringComparer.Ordinal)
            .Select(group => new DiffSubject(group.Key.Account, group.Key.User, [.. group])),
    ];

    /// <summary>What a tendency is called over its subjects.</summary>
    public static string Heading(DiffTendency tendency) => tendency switch
    {
        DiffTendency.Worse => "What got worse",
        DiffTendency.Better => "What got better",
        _ => "What else changed",
    };
}

/// <summary>An event, or a finding that is not unchanged, as a line for a person.</summary>
/// <param name="Tendency">Whether it is for the worse.</param>
/// <param name="Account">Account id; null for users without one.</param>
/// <param name="User">Name of the user; null when the account is meant.</param>
/// <param name="Arn">ARN of the user; null where there is none.</param>
/// <param name="Word">The event's type, or the finding's state with its reason.</param>
/// <param name="Rule">The finding's rule; null for an event.</param>
/// <param name="Message">What happened.</param>
internal sealed record DiffItem(DiffTendency Tendency, string? Account, string? User, string? Arn, string Word, Rule? Rule, string Message)
{
    public static DiffItem Of(DiffEvent item) => new(DiffTendencies.Of(item), item.Account, item.User, item.Arn, item.Type.Word(), null, item.Message);

    public static DiffItem Of(ComparedFinding item)
    {
        string word = item.Reason is { } reason ? $"{item.State.Word()} ({reason.Word()})" : $"{item.State.Word()} {Counted.Word(item.Finding.Verdict)}";
        return new DiffItem(DiffTendencies.Of(item), item.Finding.Account, item.Finding.UserName, item.Finding.Arn, word, item.Finding.Rule, item.Message);
    }
}
