using System.Buffers.Binary;

namespace CredReport.Evidence.Zip;

/// <summary>What a record of a zip holds besides its fixed fields. Source: PKWARE's APPNOTE 6.3, 4.5 and 4.6.9.</summary>
internal ref struct ZipExtraFields
{
    private const int LongNumbers = 1;

    private ReadOnlySpan<byte> _longNumbers;

    private bool _hasOthers;

    /// <summary>
    /// Whether there is more than the long numbers that were read: a second name, which some programs take in place of the first, or
    /// anything else, which no list of a package covers.
    /// </summary>
    public readonly bool HasMore => _hasOthers || _longNumbers.Length > 0;

    /// <exception cref="InvalidDataException">It is cut off.</exception>
    public static ZipExtraFields Read(ReadOnlySpan<byte> extra)
    {
        ZipExtraFields fields = default;
        while (extra.Length >= 4)
        {
            int bytes = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (bytes > extra.Length - 4) throw new InvalidDataException("an extra field is cut off");
            int kind = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            if (kind == LongNumbers && fields._longNumbers.IsEmpty) fields._longNumbers = extra.Slice(4, bytes);
            else fields._hasOthers = true;
            extra = extra[(4 + bytes)..];
        }

        fields._hasOthers |= !extra.IsEmpty;
        return fields;
    }

    /// <summary>A number of a record: where it does not fit into the record, the next one of these.</summary>
    /// <exception cref="InvalidDataException">It should be here and is not.</exception>
    public long Long(uint inRecord)
    {
        if (inRecord != uint.MaxValue) return inRecord;
        if (_longNumbers.Length < sizeof(long)) throw new InvalidDataException("a long number is missing");

        long number = BinaryPrimitives.ReadInt64LittleEndian(_longNumbers);
        _longNumbers = _longNumbers[sizeof(long)..];
        return number >= 0 ? number : throw new InvalidDataException("a long number is too long");
    }
}
