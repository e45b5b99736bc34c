using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Keeps the rows of some accounts while a report is read.</summary>
/// <param name="accounts">The accounts; an empty id means users without an account.</param>
/// <param name="pseudonyms">Replaces accounts and users where rows are shown; null to show them.</param>
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
