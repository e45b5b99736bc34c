using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Keeps the rows of some accounts as they are read, and lets all others go.</summary>
/// <param name="accounts">Which; an empty id stands for users without an account.</param>
/// <param name="pseudonyms">What stands for accounts and users in what is shown of the rows; null where they are shown.</param>
internal sealed class AccountRows(IReadOnlyCollection<string> accounts, Pseudonyms? pseudonyms)
{
    private readonly Dictionary<string, List<ReportRow>> _byAccount = accounts.ToDictionary(account => account, _ => new List<ReportRow>());

    /// <summary>The rows, in the order in which they were read.</summary>
    public IReadOnlyDictionary<string, List<ReportRow>> ByAccount => _byAccount;

    /// <summary>Copies a row that is kept; null for any other.</summary>
    public ReportRow? Keep(ReportRow row)
    {
        if (!_byAccount.TryGetValue(IamArn.AccountText(row.Cell(ReportColumn.Arn)) ?? "", out List<ReportRow>? rows)) return null;

        ReportRow copy = row.Copy(pseudonyms);
        rows.Add(copy);
        return copy;
    }
}
