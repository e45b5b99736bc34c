using CredReport.Model;

namespace CredReport.Evaluation.Exceptions;

/// <summary>The accepted risks of one user, looked up by when the user and the key were created: of thousands few are for one key. Immutable.</summary>
internal sealed class AcceptedRisksOfUser
{
    private readonly Dictionary<(Instant? Created, Instant? Key), List<Item>> _byPin = [];

    /// <param name="risks">All of one rule and user, in the order in which they count.</param>
    public AcceptedRisksOfUser(IEnumerable<AcceptedRisk> risks)
    {
        All = [.. risks];
        foreach ((int position, AcceptedRisk risk) in All.Index())
        {
            if (!_byPin.TryGetValue((risk.Created, risk.Key), out List<Item>? items)) _byPin.Add((risk.Created, risk.Key), items = new List<Item>(1));
            AcceptedRisk longest = items.Count > 0 && items[^1].Longest.Expires > risk.Expires ? items[^1].Longest : risk;
            items.Add(new Item(position, risk, longest));
        }
    }

    /// <summary>All of them, in the order in which they count.</summary>
    public IReadOnlyList<AcceptedRisk> All { get; }

    /// <summary>Those that are for a user and a key, in the order in which they count, be it that they have ended.</summary>
    /// <param name="created">When the user was created; null when the report does not tell.</param>
    /// <param name="key">When the key or certificate was created; null for none.</param>
    public IEnumerable<AcceptedRisk> For(Instant? created, Instant? key)
    {
        List<Item>[] found = [.. Lists(created, key)];
        IEnumerable<Item> items = found.Length == 1 ? found[0] : found.SelectMany(list => list).OrderBy(item => item.Position);
        return items.Select(item => item.Risk);
    }

    /// <summary>The first of those that are for a user and a key and have not ended at a moment; null for none.</summary>
    public AcceptedRisk? FirstInForce(Instant? created, Instant? key, Instant moment)
    {
        Item? first = null;
        foreach (List<Item> list in Lists(created, key))
        {
            if (FirstInForce(list, moment) is { } item && (first is null || item.Position < first.Position)) first = item;
        }

        return first?.Risk;
    }

    /// <summary>The longest ends ever later along a list: where it first reaches the moment is found by halves.</summary>
    private static Item? FirstInForce(List<Item> list, Instant moment)
    {
        int low = 0;
        int high = list.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (list[middle].Longest.DaysLeft(moment) >= 0) high = middle;
            else low = middle + 1;
        }

        return low < list.Count ? list[low] : null;
    }

    private IEnumerable<List<Item>> Lists(Instant? created, Instant? key)
    {
        foreach ((Instant?, Instant?) pin in Pins(created, key))
        {
            if (_byPin.TryGetValue(pin, out List<Item>? list)) yield return list;
        }
    }

    /// <summary>What an accepted risk may ask for that is for a user and a key: either, both or nothing.</summary>
    internal static IEnumerable<(Instant? Created, Instant? Key)> Pins(Instant? created, Instant? key)
    {
        yield return (null, null);
        if (created is not null) yield return (created, null);
        if (key is not null) yield return (null, key);
        if (created is not null && key is not null) yield return (created, key);
    }

    /// <param name="Position">Its place among those of the user.</param>
    /// <param name="Risk">The accepted risk.</param>
    /// <param name="Longest">Which ends last of it and of those before it in its list.</param>
    private sealed record Item(int Position, AcceptedRisk Risk, AcceptedRisk Longest);
}
