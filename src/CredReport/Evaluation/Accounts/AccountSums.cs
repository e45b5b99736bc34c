using System.Collections;

namespace CredReport.Evaluation.Accounts;

/// <summary>Adds up the accounts of the inputs of a run. Of each no more is held than its id and its counts, as there may be hundreds of thousands.</summary>
internal sealed class AccountSums
{
    /// <summary>How many items may be held before those of one account are added up.</summary>
    private const int Unsorted = 4096;

    private readonly List<KeyValuePair<string, AccountTable.Entry>> _items = [];

    /// <summary>How many of the items are sorted, one for each account.</summary>
    private int _sorted;

    /// <summary>Takes the accounts of an input, whose counts are changed from here on.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="count">How many there are.</param>
    public void Add(IEnumerable<KeyValuePair<string, AccountTable.Entry>> accounts, int count)
    {
        if (count > Unsorted) _items.EnsureCapacity(_items.Count + count);
        _items.AddRange(accounts);
        if (_items.Count > (2 * _sorted) + Unsorted) Merge();
    }

    /// <summary>The accounts in ordinal order of their ids, users without one last. Each is made when it is asked for.</summary>
    public IReadOnlyList<AccountSummary> Summaries()
    {
        Merge();
        return new Listing(_items);
    }

    private void Merge()
    {
        _items.Sort((one, other) => StringComparer.Ordinal.Compare(one.Key, other.Key));
        int last = -1;
        for (int i = 0; i < _items.Count; i++)
        {
            (string account, AccountTable.Entry entry) = _items[i];
            if (last >= 0 && _items[last].Key == account)
            {
                _items[last].Value.Users += entry.Users;
                _items[last].Value.Verdicts.Add(entry.Verdicts);
            }
            else
            {
                _items[++last] = new(account, entry);
            }
        }

        _items.RemoveRange(last + 1, _items.Count - last - 1);
        _sorted = _items.Count;
    }

    private sealed class Listing(List<KeyValuePair<string, AccountTable.Entry>> items) : IReadOnlyList<AccountSummary>
    {
        /// <summary>An empty id comes first, and its users last.</summary>
        private readonly int _first = items.Count > 0 && items[0].Key.Length == 0 ? 1 : 0;

        public int Count => items.Count;

        public AccountSummary this[int index]
        {
            get
            {
                (string account, AccountTable.Entry entry) = items[(index + _first) % items.Count];
                return new AccountSummary(account.Length == 0 ? null : account, entry.Users, new VerdictCounts(entry.Verdicts));
            }
        }

        public IEnumerator<AccountSummary> GetEnumerator()
        {
            for (int i = 0; i < Count; i++) yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
