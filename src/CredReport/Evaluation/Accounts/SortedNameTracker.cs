namespace CredReport.Evaluation.Accounts;

/// <summary>
/// Tracks whether the names at the end of an account's ARNs are in ascending order, as AWS sorts them, letters of either case being the
/// same: as long as each comes after all before it, none of the ARNs is listed twice, and nothing has to be looked up.
/// </summary>
internal sealed class SortedNameTracker
{
    /// <summary>As long as AWS lets a name be; a longer one breaks the order.</summary>
    private readonly byte[] _last = new byte[64];

    private int _length;
    private bool _isSorted;

    /// <summary>The ARNs that come are those of another account, of which none was seen.</summary>
    public void Begin()
    {
        _length = 0;
        _isSorted = true;
    }

    /// <summary>Whether the next name may be in ascending order.</summary>
    public bool MayAscend => _isSorted;

    /// <summary>Whether an ARN has a name: root's has none.</summary>
    public static bool HasName(ReadOnlySpan<byte> arn) => arn.Contains((byte)'/');

    /// <summary>Goes on where other names ended, which come after these.</summary>
    public void Follow(SortedNameTracker later)
    {
        _isSorted = later._isSorted;
        _length = later._length;
        later._last.CopyTo(_last, 0);
    }

    /// <summary>The same in an object of its own.</summary>
    public SortedNameTracker Copy()
    {
        SortedNameTracker copy = new();
        copy.Follow(this);
        return copy;
    }

    /// <summary>The ARNs that come may be among some that were not seen here.</summary>
    public void Break() => _isSorted = false;

    /// <summary>Whether the ARN is none of those seen before. False where that cannot be determined.</summary>
    public bool Ascends(ReadOnlySpan<byte> arn)
    {
        // One without a name, as root's, differs from all that have one.
        int slash = arn.LastIndexOf((byte)'/');
        if (slash < 0 || !_isSorted) return false;

        ReadOnlySpan<byte> name = arn[(slash + 1)..];
        if (name.Length > _last.Length || !IsAfter(name, _last.AsSpan(0, _length)))
        {
            _isSorted = false;
            return false;
        }

        name.CopyTo(_last);
        _length = name.Length;
        return true;
    }

    private static bool IsAfter(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other)
    {
        while (true)
        {
            int same = name.CommonPrefixLength(other);
            if (same == other.Length) return name.Length > same;
            if (same == name.Length) return false;

            int letter = ToLower(name[same]);
            int otherLetter = ToLower(other[same]);
            if (letter != otherLetter) return letter > otherLetter;

            name = name[(same + 1)..];
            other = other[(same + 1)..];
        }
    }

    private static int ToLower(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? letter | 0x20 : letter;
}
