using CredReport.Diffing;
using CredReport.Model;

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
