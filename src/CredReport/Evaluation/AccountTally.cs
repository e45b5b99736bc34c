using System.Text;
using CredReport.Diagnostics;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evaluation;

/// <summary>Counts users and verdicts by account, over the rows of one input, and warns of what accounts cannot have.</summary>
internal sealed class AccountTally(DiagnosticBag diagnostics) : IDisposable
{
    /// <summary>The most users that AWS allows an account. Source: AWS IAM user guide, "IAM and AWS STS quotas".</summary>
    private const int MostUsers = 5000;

    /// <summary>How many users of all accounts are remembered to find those that stand twice, so that memory does not grow with the file.</summary>
    private const int MostRemembered = 64 * 1024;

    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>Accounts whose users are remembered, those seen first in front.</summary>
    private readonly Queue<Entry> _remembered = [];

    private readonly Stack<KnownUsers> _spare = [];

    private Entry? _current;
    private byte[] _currentAccount = [];

    /// <summary>What the ARNs of the current account's users begin with; empty where that is not known.</summary>
    private byte[] _userPrefix = [];

    private readonly RisingNames _names = new();

    private ulong _prefixIdentity;
    private int _rememberedUsers;
    private bool _saidForgotten;

    /// <summary>Account ids, or what stands for them, in ordinal order; users without an account aside.</summary>
    public IReadOnlyList<string> Accounts => [.. _entries.Keys.Where(account => account.Length > 0).Select(Shown).Order(StringComparer.Ordinal)];

    /// <summary>The verdicts by account id, or what stands for it; one that is empty stands for none.</summary>
    public IEnumerable<KeyValuePair<string, Entry>> Entries => _entries.Select(entry => KeyValuePair.Create(Shown(entry.Key), entry.Value));

    /// <summary>Counts a judged row, and answers where its verdicts are counted.</summary>
    public VerdictCounts Count(RowValues values)
    {
        ReportRow row = values.Row;
        ReadOnlySpan<byte> arn = row.Cell(ReportColumn.Arn);
        bool isOfCurrent = _userPrefix.Length > 0 && arn.StartsWith(_userPrefix);
        if (!isOfCurrent) Switch(IamArn.Account(arn), row);

        bool isPlain = isOfCurrent && IamArn.Names(arn, row.Cell(ReportColumn.User));
        if (!isPlain) CheckArn(row, arn);

        _current!.Users++;
        if (!isPlain && row.IsRoot) _current.HasRoot = true;
        else _current.UsersBesideRoot++;
        if (_current.Known is { } known) CheckUser(values, arn, known);
        return _current.Verdicts;
    }

    /// <summary>Says what the accounts as a whole show.</summary>
    /// <param name="rows">Rows that were read, judged or not.</param>
    public void Check(long rows)
    {
        if (_entries.Count == 0)
        {
            if (rows > 0) return;
            diagnostics.Add(DiagnosticCatalogue.NoRootRow, $"The report has a header and no user: a report that AWS makes holds at least the account's root user.");
            return;
        }

        string[] without = [.. _entries.Where(entry => !entry.Value.HasRoot).Select(entry => entry.Key).OrderBy(Shown, StringComparer.Ordinal)];
        if (without.Length > 0)
        {
            DiagnosticMessage accounts = DiagnosticMessage.Join(", ", without.Take(5).Select(account => account.Length == 0 ? DiagnosticMessage.Of($"users without an account") : DiagnosticMessage.Of($"{Seen.Account(account)}")));
            DiagnosticMessage? more = without.Length > 5 ? DiagnosticMessage.Of($" and {without.Length - 5} more") : null;
            diagnostics.Add(DiagnosticCatalogue.NoRootRow,
                $"There is no row '<root_account>' for {accounts}{more}: a report that AWS makes has one for every account.");
        }

        int count = _entries.Keys.Count(account => account.Length > 0);
        if (count > 1)
            diagnostics.Add(DiagnosticCatalogue.SeveralAccounts, $"The report holds users of {count} accounts: the counts are given by account.");
    }

    /// <summary>Gives the memory of the users away; the counts stay.</summary>
    public void Dispose()
    {
        foreach (Entry entry in _entries.Values) entry.Known?.Dispose();
        foreach (KnownUsers known in _spare) known.Dispose();
    }

    private string Shown(string account) => account.Length == 0 || diagnostics.Pseudonyms is not { } pseudonyms ? account : pseudonyms.Account(account);

    private void Switch(ReadOnlySpan<byte> account, ReportRow row)
    {
        if (_current is not null && account.SequenceEqual(_currentAccount)) return;

        _currentAccount = account.ToArray();
        _userPrefix = [];
        _names.Begin();
        string id = Encoding.UTF8.GetString(account);
        if (_entries.TryGetValue(id, out _current))
        {
            _names.Break();
            if (_current.Known is null && !_current.HasManyUsers && !_saidForgotten) SayForgotten(row);
            return;
        }

        _entries.Add(id, _current = new Entry(id) { Known = _spare.TryPop(out KnownUsers? known) ? known : new KnownUsers() });
        _remembered.Enqueue(_current);
    }

    /// <summary>Looks at the ARN of every row; an account id that is none is named once.</summary>
    private void CheckArn(ReportRow row, ReadOnlySpan<byte> arn)
    {
        if (!row.Header.Has(ReportColumn.Arn)) return;
        if (IamArn.IsWellFormed(arn) && IamArn.NamesButForQuotes(arn, row.Cell(ReportColumn.User)))
        {
            if (row.IsRoot) return;

            _userPrefix = arn[..PrefixLength(arn)].ToArray();
            _prefixIdentity = KnownUsers.Identity(0, _userPrefix);
            return;
        }

        if (!IamArn.IsAccount(_currentAccount))
        {
            if (_current!.HasOddAccount) return;
            _current.HasOddAccount = true;
            AddOddArn($"The ARN '{row.SeenArn}' is not like arn:aws:iam::111122223333:user/alice, with an account id of 12 digits. It is taken as it stands, and others of the same account are not named.", row);
        }
        else if (!IamArn.IsWellFormed(arn))
        {
            AddOddArn($"The ARN '{row.SeenArn}' is not that of an IAM user, like arn:aws:iam::111122223333:user/alice, or of root. It is taken as it stands.", row);
        }
        else if (row.Cell(ReportColumn.User).SequenceEqual(IamUser.RootNameUtf8))
        {
            AddOddArn($"The ARN '{row.SeenArn}' is not root's, like arn:aws:iam::111122223333:root. It is taken as it stands.", row);
        }
        else
        {
            AddOddArn($"The ARN '{row.SeenArn}' does not end in the user's name, '{row.SeenUser}'. Both are taken as they stand.", row);
        }
    }

    private void AddOddArn(DiagnosticMessage message, ReportRow row) => diagnostics.Add(DiagnosticCatalogue.OddArn, message, row.Line, ReportColumn.Arn.Name());

    /// <summary>Looks whether the user stands twice, as long as the account has no more users than one can have, root beside them.</summary>
    private void CheckUser(RowValues values, ReadOnlySpan<byte> arn, KnownUsers known)
    {
        if (_current!.UsersBesideRoot > MostUsers || known.Count > MostUsers) SayManyUsers(values.Row);
        else CheckDuplicate(values, arn, known);
    }

    private void CheckDuplicate(RowValues values, ReadOnlySpan<byte> arn, KnownUsers known)
    {
        ReportRow row = values.Row;
        bool hasCreation = row.Header.Has(ReportColumn.UserCreationTime);
        long created = 0;
        if (arn.IsEmpty || (hasCreation && !values.TryGetInstant(ReportColumn.UserCreationTime, out created))) return;

        // What the users of an account share is hashed once; one that has something else in front is hashed in the same two parts.
        bool hasPrefix = _userPrefix.Length > 0 && arn.StartsWith(_userPrefix);
        int prefix = hasPrefix ? _userPrefix.Length : PrefixLength(arn);
        ulong prefixIdentity = hasPrefix ? _prefixIdentity : KnownUsers.Identity(0, arn[..prefix]);
        ulong identity = KnownUsers.Identity((ulong)created ^ prefixIdentity, arn[prefix..]);
        if (_names.Rises(arn))
        {
            known.AddNew(identity, row.Line);
        }
        else if (known.Add(identity, row.Line) is { } line)
        {
            diagnostics.Add(DiagnosticCatalogue.DuplicateUser,
                $"The user '{row.SeenUser}' stands twice: ARN and creation time are those of line {line}. Both rows are judged and counted.", row.Line);
            return;
        }

        _rememberedUsers++;
        while (_rememberedUsers > MostRemembered) ForgetFirst();
    }

    private void ForgetFirst()
    {
        Entry first = _remembered.Dequeue();
        if (first == _current) _remembered.Enqueue(first);
        else Forget(first);
    }

    private void Forget(Entry entry)
    {
        if (entry.Known is not { } known) return;

        _rememberedUsers -= known.Count;
        known.Clear();
        _spare.Push(known);
        entry.Known = null;
    }

    /// <summary>How long the part is that the ARNs of an account's users share; 0 for an ARN of something else.</summary>
    private static int PrefixLength(ReadOnlySpan<byte> arn)
    {
        ReadOnlySpan<byte> mark = ":user/"u8;
        int at = arn.IndexOf(mark);
        return at < 0 ? 0 : at + mark.Length;
    }

    private void SayManyUsers(ReportRow row)
    {
        _current!.HasManyUsers = true;
        Forget(_current!);
        DiagnosticMessage account = _current!.Account.Length > 0 ? DiagnosticMessage.Of($"The account {Seen.Account(_current.Account)}") : DiagnosticMessage.Of($"What has no account");
        diagnostics.Add(DiagnosticCatalogue.ManyUsers,
            $"{account} has more than {MostUsers} users, which AWS does not allow: check whether reports were put together. From here on, its users are not looked for twice.", row.Line);
    }

    private void SayForgotten(ReportRow row)
    {
        _saidForgotten = true;
        diagnostics.Add(DiagnosticCatalogue.ManyUsers,
            $"The account {Seen.Account(_current!.Account)} comes again after {MostRemembered} users of others: from here on, users that stand twice are not all found.", row.Line);
    }

    /// <summary>The counts of one account.</summary>
    /// <param name="account">Its id; empty for users without one.</param>
    internal sealed class Entry(string account)
    {
        public string Account => account;

        public long Users { get; set; }

        public long UsersBesideRoot { get; set; }

        public bool HasRoot { get; set; }

        public bool HasOddAccount { get; set; }

        public bool HasManyUsers { get; set; }

        public VerdictCounts Verdicts { get; } = new();

        /// <summary>The users that were seen; null when they are no longer remembered.</summary>
        public KnownUsers? Known { get; set; }
    }
}
