using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Keeps the rows of some accounts while a report is read.</summary>
/// <param name="accounts">The accounts; an empty id means users without an account.</param>
/// <param name="pseudonyms">Replaces accounts and users where rows are shown; null to show them.</param>
internal sealed class AccountRows(IReadOnlyCollection<string> accounts, Pseudonyms? pseudonyms)
{
    private readonly Dictionary<string, List<ReportRow>> _byAccount = accounts.ToDictionary(account => account, _ => new List<ReportRow>());

    /// <summary>The rows, in the order in which they were read.</summary>
    public IReadOnlyDictionary<string, List<ReportRow>> ByAccount => _byAccount;

    /// <summary>Copies a row to keep; null for any other row.</summary>
    public ReportRow? Keep(ReportRow row)
    {
        if (!_byAccount.TryGetValue(IamArn.AccountText(row.Cell(ReportColumn.Arn)) ?? "", out List<ReportRow>? rows)) return null;

        ReportRow copy = row.Copy(pseudonyms);
        rows.Add(copy);
        return copy;
    }
}
