using System.Collections;
using System.Numerics;

namespace CredReport.Evaluation.Accounts;

/// <summary>
/// The accounts of an input by their ids, in no order. The links of the hash table are part of what is counted, so that hundreds of
/// thousands of accounts take little beside their counts.
/// </summary>
internal sealed class AccountTable : IReadOnlyCollection<AccountTable.Entry>
{
    /// <summary>The first entry of each place; a power of two long.</summary>
    private Entry?[] _places = new Entry?[4];

    public int Count { get; private set; }

    /// <summary>The entry of an account; null for one that has none.</summary>
    public Entry? Find(string account)
    {
        Entry? entry = _places[Place(account)];
        while (entry is not null && entry.Account != account) entry = entry.Next;
        return entry;
    }

    /// <summary>Adds the entry of an account that has none.</summary>
    public void Add(Entry entry)
    {
        if (Count == _places.Length) Grow();
        Link(entry);
        Count++;
    }

    public IEnumerator<Entry> GetEnumerator()
    {
        foreach (Entry? first in _places)
        {
            for (Entry? entry = first; entry is not null; entry = entry.Next) yield return entry;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Grow()
    {
        Entry?[] before = _places;
        _places = new Entry?[checked((int)BitOperations.RoundUpToPowerOf2((uint)Count + 1))];
        foreach (Entry? first in before)
        {
            Entry? entry = first;
            while (entry is not null)
            {
                Entry? next = entry.Next;
                Link(entry);
                entry = next;
            }
        }
    }

    private void Link(Entry entry)
    {
        ref Entry? place = ref _places[Place(entry.Account)];
        entry.Next = place;
        place = entry;
    }

    private int Place(string account) => string.GetHashCode(account) & (_places.Length - 1);

    /// <summary>The counts of one account.</summary>
    /// <param name="account">Its id; empty for users without one.</param>
    internal sealed class Entry(string account)
    {
        /// <summary>The verdicts on its users, added to where they stand.</summary>
        public VerdictTally Verdicts;

        public string Account => account;

        public long Users { get; set; }

        /// <summary>Root aside, and no further than one more than AWS allows.</summary>
        public int UsersBesideRoot { get; set; }

        public bool HasRoot { get; set; }

        public bool HasOddAccount { get; set; }

        public bool HasManyUsers { get; set; }

        /// <summary>The users that were seen; null when they are no longer remembered.</summary>
        public DuplicateIndex? Known { get; set; }

        /// <summary>The next one at the same place of the table.</summary>
        public Entry? Next { get; set; }
    }
}
