using CredReport.Evaluation;

namespace CredReport.Evidence;

/// <summary>Which of the expected accounts a report was evaluated for.</summary>
/// <param name="Expected">Ids of those expected; null if not given.</param>
/// <param name="Received">Ids of those whose users were evaluated.</param>
/// <param name="Missing">Ids of those expected and not received.</param>
/// <param name="Unexpected">Ids of those received and not in the list.</param>
/// <param name="Repeated">Ids of those in more than one report, with the reports; their users count once for each.</param>
/// <remarks>All in ordinal order. Without expected accounts, nothing is missing, unexpected or held against a package for being repeated.</remarks>
public sealed record AccountCheck(
    ExpectedAccounts? Expected,
    IReadOnlyList<string> Received,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unexpected,
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Repeated)
{
    /// <summary>Whether each expected account was received once and no other; true if no expected accounts were given.</summary>
    public bool Holds => Expected is null || (Missing.Count == 0 && Unexpected.Count == 0 && Repeated.Count == 0);

    internal static AccountCheck Of(ExpectedAccounts? expected, IReadOnlyList<SourceResult> sources)
    {
        SortedDictionary<string, List<string>> received = new(StringComparer.Ordinal);
        foreach (SourceResult source in sources)
        {
            foreach (string account in source.Accounts)
            {
                if (!received.TryGetValue(account, out List<string>? reports)) received.Add(account, reports = []);
                reports.Add(source.Name);
            }
        }

        return new AccountCheck(
            expected,
            [.. received.Keys],
            expected is null ? [] : [.. expected.Active.Where(account => !received.ContainsKey(account))],
            expected is null ? [] : [.. received.Keys.Except(expected.Active).Except(expected.Inactive)],
            [.. received.Where(account => account.Value.Count > 1).Select(account => KeyValuePair.Create(account.Key, (IReadOnlyList<string>)account.Value))]);
    }
}
