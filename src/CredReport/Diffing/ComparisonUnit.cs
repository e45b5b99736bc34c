namespace CredReport.Diffing;

/// <summary>
/// Reports that have to be evaluated together because they share accounts: usually the two of one account. Accounts are compared in
/// portions, so that a file with many accounts needs no more memory than one account.
/// </summary>
/// <param name="Old">Reports of the old side, in their order.</param>
/// <param name="New">Reports of the new side, in their order.</param>
/// <param name="Portions">Account ids, in ordinal order; a portion has few users or a single account.</param>
internal sealed record ComparisonUnit(IReadOnlyList<SurveyedReport> Old, IReadOnlyList<SurveyedReport> New, IReadOnlyList<IReadOnlyList<string>> Portions)
{
    /// <summary>The most users of both sides in a portion with several accounts.</summary>
    internal const long PortionUsers = 20_000;

    /// <summary>Splits the comparison of two sides into units that share no report and no account.</summary>
    public static IReadOnlyList<ComparisonUnit> Of(ReportChoice old, ReportChoice @new)
    {
        SurveyedReport[] reports = [.. old.Counting, .. @new.Counting];
        Dictionary<SurveyedReport, int> indexes = reports.Select((report, i) => KeyValuePair.Create(report, i)).ToDictionary();
        int[] heads = [.. Enumerable.Range(0, reports.Length)];
        string[] accounts = [.. old.ByAccount.Keys.Union(@new.ByAccount.Keys).Where(account => IsComparable(account, old, @new)).Order(StringComparer.Ordinal)];
        foreach (string account in accounts)
        {
            if (old.ByAccount.TryGetValue(account, out SurveyedReport? before) && @new.ByAccount.TryGetValue(account, out SurveyedReport? after))
                heads[Head(heads, indexes[after])] = Head(heads, indexes[before]);
        }

        ILookup<int, string> accountsByHead = accounts.ToLookup(account => Head(heads, indexes[(old.ByAccount.GetValueOrDefault(account) ?? @new.ByAccount[account])]));
        HashSet<SurveyedReport> ofOld = [.. old.Reports];
        return
        [
            .. reports.GroupBy(report => Head(heads, indexes[report])).Select(unit => new ComparisonUnit(
                [.. unit.Where(ofOld.Contains)],
                [.. unit.Where(report => !ofOld.Contains(report))],
                Cut(accountsByHead[unit.Key], account => Users(old, account) + Users(@new, account)))),
        ];
    }

    /// <summary>An account cannot be compared if it is unknown which report of a side counts.</summary>
    private static bool IsComparable(string account, ReportChoice old, ReportChoice @new) =>
        (old.ByAccount.ContainsKey(account) || !old.Has(account)) && (@new.ByAccount.ContainsKey(account) || !@new.Has(account));

    private static int Head(int[] heads, int index)
    {
        while (heads[index] != index) index = heads[index] = heads[heads[index]];
        return index;
    }

    private static long Users(ReportChoice side, string account) => side.ByAccount.TryGetValue(account, out SurveyedReport? report) ? report.Users[account] : 0;

    private static List<IReadOnlyList<string>> Cut(IEnumerable<string> accounts, Func<string, long> users)
    {
        List<IReadOnlyList<string>> portions = [];
        List<string> portion = [];
        long held = 0;
        foreach (string account in accounts)
        {
            if (portion.Count > 0 && held + users(account) > PortionUsers)
            {
                portions.Add(portion);
                (portion, held) = ([], 0);
            }

            portion.Add(account);
            held += users(account);
        }

        if (portion.Count > 0) portions.Add(portion);
        return portions;
    }
}
