namespace CredReport.Evaluation.Accounts;

/// <summary>
/// Sees whether the names at the end of an account's ARNs rise, as AWS sorts them, letters of either case being the same: as long
/// as each is behind all before it, none of the ARNs stands twice, and nothing has to be looked up.
/// </summary>
internal sealed class SortedNameTracker
{
    /// <summary>As long as AWS lets a name be; a longer one breaks the order.</summary>
    private readonly byte[] _last = new byte[64];

    private int _length;
    private bool _rise;

    /// <summary>The ARNs that come are those of another account, of which none was seen.</summary>
    public void Begin()
    {
        _length = 0;
        _rise = true;
    }

    /// <summary>Whether the next name may rise.</summary>
    public bool MayRise => _rise;

    /// <summary>Whether an ARN has a name: root's has none.</summary>
    public static bool HasName(ReadOnlySpan<byte> arn) => arn.Contains((byte)'/');

    /// <summary>Goes on where other names ended, which have been seen behind these.</summary>
    public void Follow(SortedNameTracker later)
    {
        _rise = later._rise;
        _length = later._length;
        later._last.CopyTo(_last, 0);
    }

    /// <summary>The ARNs that come may be among some that were not seen here.</summary>
    public void Break() => _rise = false;

    /// <summary>Whether the ARN is none of those seen before. False where that cannot be told.</summary>
    public bool Rises(ReadOnlySpan<byte> arn)
    {
        // One without a name, as root's, differs from all that have one.
        int slash = arn.LastIndexOf((byte)'/');
        if (slash < 0 || !_rise) return false;

        ReadOnlySpan<byte> name = arn[(slash + 1)..];
        if (name.Length > _last.Length || !IsBehind(name, _last.AsSpan(0, _length)))
        {
            _rise = false;
            return false;
        }

        name.CopyTo(_last);
        _length = name.Length;
        return true;
    }

    private static bool IsBehind(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other)
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
