using CredReport.Diagnostics;
using CredReport.Parsing;

namespace CredReport.Evaluation;

/// <summary>Counts users and verdicts by account, over the rows of one input.</summary>
internal sealed class AccountTally(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, Entry> _entries = [];
    private Entry? _current;
    private byte[] _currentAccount = [];

    /// <summary>Account ids in ordinal order; users without an account aside.</summary>
    public IReadOnlyList<string> Accounts => [.. _entries.Keys.Where(account => account.Length > 0).Order(StringComparer.Ordinal)];

    /// <summary>The verdicts by account, an id that is empty standing for none.</summary>
    public IEnumerable<KeyValuePair<string, Entry>> Entries => _entries;

    /// <summary>Counts a judged row, and answers where its verdicts are counted.</summary>
    public VerdictCounts Count(ReportRow row)
    {
        ReadOnlySpan<byte> account = IamArn.Account(row.Cell(ReportColumn.Arn));
        if (_current is null || !account.SequenceEqual(_currentAccount)) Switch(row, account);

        _current!.Users++;
        _current.HasRoot |= row.IsRoot;
        return _current.Verdicts;
    }

    /// <summary>Says what the accounts as a whole show.</summary>
    /// <param name="rows">Rows that were read, judged or not.</param>
    public void Check(long rows)
    {
        if (_entries.Count == 0)
        {
            if (rows > 0) return;
            diagnostics.Add(DiagnosticCatalogue.NoRootRow, "The report has a header and no user: a report that AWS makes holds at least the account's root user.");
            return;
        }

        string[] without = [.. _entries.Where(entry => !entry.Value.HasRoot).Select(entry => entry.Key).Order(StringComparer.Ordinal)];
        if (without.Length > 0)
        {
            string accounts = string.Join(", ", without.Take(5).Select(account => account.Length == 0 ? "users without an account" : account));
            diagnostics.Add(DiagnosticCatalogue.NoRootRow,
                $"There is no row '<root_account>' for {accounts}{(without.Length > 5 ? $" and {without.Length - 5} more" : "")}: a report that AWS makes has one for every account.");
        }

        if (Accounts.Count > 1)
            diagnostics.Add(DiagnosticCatalogue.SeveralAccounts, $"The report holds users of {Accounts.Count} accounts: the counts are given by account.");
    }

    private void Switch(ReportRow row, ReadOnlySpan<byte> account)
    {
        _currentAccount = account.ToArray();
        string id = System.Text.Encoding.UTF8.GetString(account);
        if (_entries.TryGetValue(id, out _current)) return;

        _entries.Add(id, _current = new Entry());
        if (row.Header.Has(ReportColumn.Arn) && !IamArn.IsWellFormed(row.Cell(ReportColumn.Arn)))
        {
            diagnostics.Add(DiagnosticCatalogue.OddArn,
                $"The ARN '{row.Text(ReportColumn.Arn)}' is not like arn:aws:iam::111122223333:user/alice, with an account id of 12 digits. It is taken as it stands, and others of the same account are not named.",
                row.Line, ReportColumn.Arn.Name());
        }
    }

    /// <summary>The counts of one account.</summary>
    internal sealed class Entry
    {
        public long Users { get; set; }

        public bool HasRoot { get; set; }

        public VerdictCounts Verdicts { get; } = new();
    }
}
