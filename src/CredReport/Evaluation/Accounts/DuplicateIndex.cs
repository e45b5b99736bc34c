using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace CredReport.Evaluation.Accounts;

/// <summary>
/// Remembers the users of one account by their identity, to find those that stand twice. A hash table of two bytes a place, so that an
/// account of AWS's size stays in a processor's nearest cache; of a few users a list alone, as there may be tens of thousands of such accounts.
/// </summary>
internal sealed class DuplicateIndex : IDisposable
{
    /// <summary>How many users are looked through one by one.</summary>
    private const int Few = 8;

    private (ulong Identity, long Line)[] _users = [];

    /// <summary>At each place the number of a user, from 1 on and at most 65,535; 0 for none. A power of two long, and at least twice as many as users.</summary>
    private ushort[] _places = [];

    /// <summary>How many of the users have a place: those who were known to be new have none until one comes who may not be.</summary>
    private int _placed;

    /// <summary>How many users are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>Remembers a user. The line on which the same one stood before; null for one that is new.</summary>
    /// <param name="identity">See <see cref="Identity"/>.</param>
    /// <param name="line">1-based.</param>
    public long? Add(ulong identity, long line)
    {
        if (Count <= Few)
        {
            foreach (ref readonly (ulong Identity, long Line) user in _users.AsSpan(0, Count))
            {
                if (user.Identity == identity) return user.Line;
            }

            AddNew(identity, line);
            return null;
        }

        PlaceAll();
        int place = FindPlace(identity);
        if (_places[place] != 0) return _users[_places[place] - 1].Line;

        AddNew(identity, line);
        return null;
    }

    /// <summary>Remembers a user who is none of those remembered.</summary>
    public void AddNew(ulong identity, long line)
    {
        if (Count == _users.Length) Grow();
        _users[Count++] = (identity, line);
    }

    /// <summary>Forgets all users.</summary>
    public void Clear()
    {
        Count = 0;
        if (_placed > 0) Array.Clear(_places);
        _placed = 0;
    }

    /// <summary>Gives its memory to the next one.</summary>
    public void Dispose()
    {
        GiveBack();
        _users = [];
        Count = 0;
    }

    /// <summary>64 bits of a text and a number: two of an account's 5,000 users share them by chance once in 10^12 accounts.</summary>
    public static ulong Identity(ulong number, ReadOnlySpan<byte> text)
    {
        ulong hash = Fold(number, (ulong)text.Length);
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..]) hash = Fold(hash, BinaryPrimitives.ReadUInt64LittleEndian(text));

        ulong rest = 0;
        for (int i = 0; i < text.Length; i++) rest = (rest << 8) | text[i];
        return Fold(hash, rest);
    }

    private static ulong Fold(ulong hash, ulong next)
    {
        ulong high = Math.BigMul(hash ^ 0x9e37_79b9_7f4a_7c15, next ^ 0xd1b5_4a32_d192_ed03, out ulong low);
        return high ^ low ^ next;
    }

    private void Grow()
    {
        (ulong Identity, long Line)[] more = Count < Few
            ? new (ulong Identity, long Line)[Count == 0 ? 1 : Few]
            : ArrayPool<(ulong Identity, long Line)>.Shared.Rent(Count * 2);
        _users.CopyTo(more, 0);
        GiveBack();
        _users = more;
    }

    private void GiveBack()
    {
        if (_users.Length > Few) ArrayPool<(ulong Identity, long Line)>.Shared.Return(_users);
    }

    private int FindPlace(ulong identity)
    {
        int mask = _places.Length - 1;
        int place = (int)identity & mask;
        while (_places[place] is > 0 and var user && _users[user - 1].Identity != identity) place = (place + 1) & mask;
        return place;
    }

    private void PlaceAll()
    {
        if (_places.Length < Count * 2 + 2)
        {
            _places = new ushort[(int)BitOperations.RoundUpToPowerOf2(Math.Max((uint)Count * 2 + 2, 64))];
            _placed = 0;
        }

        for (; _placed < Count; _placed++) _places[FindPlace(_users[_placed].Identity)] = (ushort)(_placed + 1);
    }
}
