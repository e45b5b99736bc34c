using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Keeps the rows of some accounts as they are read, and lets all others go.</summary>
/// <param name="accounts">Which; an empty id stands for users without an account.</param>
/// <param name="pseudonyms">What stands for accounts and users in what is shown of the rows; null where they are shown.</param>
internal sealed class AccountRows(IReadOnlyCollection<string> accounts, Pseudonyms? pseudonyms)
{
    private readonly Dictionary<string, List<ReportRow>> _byAccount = accounts.ToDictionary(account => account, _ => new List<ReportRow>());

    /// <summary>Which accounts.</summary>
    public IReadOnlySet<string> Accounts { get; } = accounts.ToHashSet();

    /// <summary>The rows, in the order in which they were read.</summary>
    public IReadOnlyDictionary<string, List<ReportRow>> ByAccount => _byAccount;

    /// <summary>Copies a row if it is of one of the accounts.</summary>
    public void Keep(ReportRow row)
    {
        if (_byAccount.TryGetValue(AccountOf(row), out List<ReportRow>? rows)) rows.Add(row.Copy(pseudonyms));
    }

    /// <summary>Takes copies of rows of the accounts.</summary>
    public void Add(IEnumerable<ReportRow> copies)
    {
        foreach (ReportRow copy in copies) _byAccount[AccountOf(copy)].Add(copy);
    }

    private static string AccountOf(ReportRow row) => IamArn.AccountText(row.Cell(ReportColumn.Arn)) ?? "";
}
