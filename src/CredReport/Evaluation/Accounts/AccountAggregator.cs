using System.Text;
using CredReport.Diagnostics;
using CredReport.Model;

namespace CredReport.Evaluation.Accounts;

/// <summary>Counts users and verdicts by account, over the rows of one input in their order, and warns of what accounts cannot have.</summary>
internal sealed class AccountAggregator(DiagnosticBag diagnostics) : IDisposable
{
    /// <summary>The most users that AWS allows an account. Source: AWS IAM user guide, "IAM and AWS STS quotas".</summary>
    private const int MostUsers = 5000;

    /// <summary>How many users of all accounts are remembered to find those that stand twice, so that memory does not grow with the file.</summary>
    private const int MostRemembered = 64 * 1024;

    /// <summary>How many accounts a sentence names.</summary>
    private const int MostNamed = 5;

    private readonly AccountTable _entries = new();

    /// <summary>Accounts whose users are remembered, those seen first in front.</summary>
    private readonly Queue<AccountTable.Entry> _remembered = [];

    private readonly Stack<DuplicateIndex> _spare = [];

    private readonly SortedNameTracker _names = new();

    private AccountTable.Entry? _current;
    private byte[] _currentAccount = [];

    /// <summary>Whether the names that ascend in the buffer ascend after those before it, too.</summary>
    private bool _follows;

    /// <summary>How many of the buffer's diagnostics were passed on.</summary>
    private int _passed;

    /// <summary>How many of the buffer's <see cref="AccountBuffer.OddAccounts"/> were met.</summary>
    private int _oddAccounts;

    private int _rememberedUsers;
    private bool _saidForgotten;

    /// <summary>Account ids, or what stands for them, in ordinal order; users without an account aside.</summary>
    public IReadOnlyList<string> Accounts
    {
        get
        {
            string[] accounts = new string[Named];
            int count = 0;
            foreach (AccountTable.Entry entry in _entries)
            {
                if (entry.Account.Length > 0) accounts[count++] = Shown(entry.Account);
            }

            Array.Sort(accounts, StringComparer.Ordinal);
            return accounts;
        }
    }

    /// <summary>How many accounts there are, that of users without one included.</summary>
    public int AccountCount => _entries.Count;

    /// <summary>The verdicts by account id, or what stands for it; one that is empty stands for none.</summary>
    public IEnumerable<KeyValuePair<string, AccountTable.Entry>> Entries => _entries.Select(entry => KeyValuePair.Create(Shown(entry.Account), entry));

    /// <summary>How many accounts have an id.</summary>
    private int Named => _entries.Find("") is null ? _entries.Count : _entries.Count - 1;

    /// <summary>Counts what a buffer holds, and passes its diagnostics on. It has to be that of the rows after those that were merged before.</summary>
    public void Merge(AccountBuffer buffer)
    {
        _passed = _oddAccounts = 0;
        for (int i = 0; i < buffer.Visits.Count; i++)
        {
            AccountVisit visit = buffer.Visits[i];
            Switch(visit, buffer);
            if (i > 0) _follows = _names.MayAscend;
            else if (buffer.FirstArn is { } first) _follows = _names.Ascends(first);

            int end = i + 1 < buffer.Visits.Count ? buffer.Visits[i + 1].First : buffer.Users.Length;
            Count(buffer.Users[visit.First..end], buffer);
            visit.Verdicts.AddTo(ref _current!.Verdicts);
        }

        if (_follows && !buffer.IsNameless) _names.Follow(buffer.Names);
        Pass(buffer, buffer.Diagnostics.Count);
    }

    /// <summary>Says what the accounts as a whole show.</summary>
    /// <param name="rows">Rows that were read, judged or not.</param>
    public void Check(long rows)
    {
        if (_entries.Count == 0)
        {
            if (rows > 0) return;
            diagnostics.Add(DiagnosticCatalogue.NoRows, $"The report has a header and no row: AWS always writes one for the account's root user, so that rows are missing.");
            return;
        }

        int without = _entries.Count(entry => !entry.HasRoot);
        if (without > 0)
        {
            DiagnosticMessage accounts = DiagnosticMessage.Join(", ", FirstWithoutRoot().Select(account => account.Length == 0 ? DiagnosticMessage.Of($"users without an account") : DiagnosticMessage.Of($"{MessageArgument.Account(account)}")));
            DiagnosticMessage? more = without > MostNamed ? DiagnosticMessage.Of($" and {without - MostNamed} more") : null;
            diagnostics.Add(DiagnosticCatalogue.NoRootRow,
                $"There is no row '<root_account>' for {accounts}{more}: a report that AWS generates has one for every account.");
        }

        if (Named > 1)
            diagnostics.Add(DiagnosticCatalogue.SeveralAccounts, $"The report holds users of {Named} accounts: the counts are given by account.");
    }

    /// <summary>Gives the memory of the users away; the counts stay.</summary>
    public void Dispose()
    {
        foreach (AccountTable.Entry entry in _entries)
        {
            entry.Known?.Dispose();
            entry.Known = null;
        }

        foreach (DuplicateIndex known in _spare) known.Dispose();
    }

    /// <summary>The first accounts without a row of root, in the order of what is shown of them. No more of them are held, as all may be such.</summary>
    private IEnumerable<string> FirstWithoutRoot()
    {
        SortedList<string, string> first = new(MostNamed + 1, StringComparer.Ordinal);
        foreach (AccountTable.Entry entry in _entries.Where(entry => !entry.HasRoot))
        {
            first.TryAdd(Shown(entry.Account), entry.Account);
            if (first.Count > MostNamed) first.RemoveAt(MostNamed);
        }

        return first.Values;
    }

    private string Shown(string account) => account.Length == 0 || diagnostics.Pseudonyms is not { } pseudonyms ? account : pseudonyms.Account(account);

    private void Switch(AccountVisit visit, AccountBuffer buffer)
    {
        if (_current is not null && visit.Account.AsSpan().SequenceEqual(_currentAccount)) return;

        _currentAccount = visit.Account;
        _names.Begin();
        string id = Encoding.UTF8.GetString(visit.Account);
        _current = _entries.Find(id);
        if (_current is not null)
        {
            _names.Break();
            if (_current.Known is null && !_current.HasManyUsers && !_saidForgotten) SayForgotten(visit, buffer);
            return;
        }

        _current = new AccountTable.Entry(id) { Known = _spare.TryPop(out DuplicateIndex? known) ? known : new DuplicateIndex() };
        _entries.Add(_current);
        _remembered.Enqueue(_current);
    }

    private void Count(ReadOnlySpan<UserObservation> users, AccountBuffer buffer)
    {
        AccountTable.Entry entry = _current!;
        entry.Users += users.Length;
        foreach (ref readonly UserObservation user in users)
        {
            if (user.HasOddAccount) SayOddAccount(user, buffer);
            if (user.IsRoot) entry.HasRoot = true;
            else if (entry.UsersBesideRoot <= MostUsers) entry.UsersBesideRoot++;

            // Users are looked for twice as long as the account has no more than one can have, root beside them.
            if (entry.Known is not { } known) continue;
            if (entry.UsersBesideRoot > MostUsers || known.Count > MostUsers) SayManyUsers(user, buffer);
            else if (user.HasIdentity) CheckDuplicate(user, known, buffer);
        }
    }

    private void CheckDuplicate(in UserObservation user, DuplicateIndex known, AccountBuffer buffer)
    {
        if (user.IsAscending && _follows)
        {
            known.AddNew(user.Identity, user.Line);
        }
        else if (known.Add(user.Identity, user.Line) is { } line)
        {
            Add(buffer, user.Before, DiagnosticCatalogue.DuplicateUser,
                $"The user '{MessageArgument.User(_current!.Account.Length > 0 ? _current.Account : null, Encoding.UTF8.GetString(buffer.NameOf(in user)))}' is listed twice: its ARN and creation time are those of line {line}. Both rows are judged and counted.", user.Line);
            return;
        }

        _rememberedUsers++;
        while (_rememberedUsers > MostRemembered) ForgetFirst();
    }

    private void ForgetFirst()
    {
        AccountTable.Entry first = _remembered.Dequeue();
        if (first == _current) _remembered.Enqueue(first);
        else Forget(first);
    }

    private void Forget(AccountTable.Entry entry)
    {
        if (entry.Known is not { } known) return;

        _rememberedUsers -= known.Count;
        known.Clear();
        _spare.Push(known);
        entry.Known = null;
    }

    /// <summary>Names an account id that is none, once.</summary>
    private void SayOddAccount(in UserObservation user, AccountBuffer buffer)
    {
        DiagnosticMessage message = buffer.OddAccounts[_oddAccounts++];
        if (_current!.HasOddAccount) return;

        _current.HasOddAccount = true;
        Add(buffer, user.Before, DiagnosticCatalogue.OddArn, message, user.Line, ReportColumn.Arn.Name());
    }

    private void SayManyUsers(in UserObservation user, AccountBuffer buffer)
    {
        _current!.HasManyUsers = true;
        Forget(_current!);
        DiagnosticMessage account = _current!.Account.Length > 0 ? DiagnosticMessage.Of($"The account {MessageArgument.Account(_current!.Account)}") : DiagnosticMessage.Of($"Users without an account");
        Add(buffer, user.Before, DiagnosticCatalogue.ManyUsers,
            $"{account} has more than {MostUsers} users, which AWS does not allow: check whether reports were put together. From here on, duplicates among its users are not looked for.", user.Line);
    }

    private void SayForgotten(AccountVisit visit, AccountBuffer buffer)
    {
        _saidForgotten = true;
        Add(buffer, visit.Before, DiagnosticCatalogue.ManyUsers,
            $"The account {MessageArgument.Account(_current!.Account)} comes again after {MostRemembered} users of others: from here on, not all duplicate users are found.", visit.Line);
    }

    /// <summary>Adds a diagnostic after those that came before it.</summary>
    private void Add(AccountBuffer buffer, int before, DiagnosticDescriptor problem, DiagnosticMessage message, long line, string? column = null)
    {
        Pass(buffer, before);
        diagnostics.Add(problem, message, line, column);
    }

    private void Pass(AccountBuffer buffer, int before)
    {
        for (; _passed < before; _passed++) diagnostics.Add(buffer.Diagnostics[_passed]);
    }
}
