using System.Buffers;
using System.Runtime.CompilerServices;

namespace CredReport.Evaluation.Accounts;

/// <summary>Items one behind the other, in memory that goes from one list to the next.</summary>
internal sealed class PooledList<T> : IDisposable
    where T : unmanaged
{
    /// <summary>How many items there is room for at first.</summary>
    private const int First = 256;

    private T[] _items = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in T item)
    {
        if (Count == _items.Length) Grow(1);
        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<T> items)
    {
        if (items.Length > _items.Length - Count) Grow(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Forgets the items and keeps their memory.</summary>
    public void Clear() => Count = 0;

    public void Dispose()
    {
        if (_items.Length > 0) ArrayPool<T>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow(int by)
    {
        T[] more = ArrayPool<T>.Shared.Rent(Math.Max(First, Math.Max(_items.Length * 2, Count + by)));
        Items.CopyTo(more);
        if (_items.Length > 0) ArrayPool<T>.Shared.Return(_items);
        _items = more;
    }
}
