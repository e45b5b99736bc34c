using System.Buffers.Binary;
using System.Text;

namespace CredReport.Evidence.Zip;

/// <summary>Reads the directory at the end of a zip. Source: PKWARE's APPNOTE 6.3, 4.3.12 to 4.3.16 and 4.5.3.</summary>
internal sealed class ZipDirectory
{
    private const int EndBytes = 22;
    private const int LongEndBytes = 56;
    private const int LocatorBytes = 20;
    private const int EntryBytes = 46;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Many more files than a package has; each takes memory.</summary>
    private const int MostEntries = 1_000_000;

    private readonly List<ZipEntry> _entries = [];

    /// <summary>The files and folders, in the order of the directory.</summary>
    public IReadOnlyList<ZipEntry> Entries => _entries;

    /// <summary>Where the directory begins, and the last file should end.</summary>
    public long Offset { get; private set; }

    /// <summary>How many bytes follow the end of the zip.</summary>
    public long Trailing { get; private set; }

    /// <summary>Reads the directory.</summary>
    /// <exception cref="InvalidDataException">There is none, or it contradicts itself.</exception>
    public static ZipDirectory Read(Stream zip)
    {
        ZipDirectory directory = new();
        directory.ReadEntries(zip, directory.FindEntries(zip));
        return directory;
    }

    /// <summary>Finds the directory by the end record, and returns how many bytes and entries it has.</summary>
    private (long Bytes, long Count) FindEntries(Stream zip)
    {
        byte[] tail = new byte[Math.Min(zip.Length, EndBytes + LongestComment)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        int at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndBytes) throw new InvalidDataException("no end record");

        ReadOnlySpan<byte> end = tail.AsSpan(at, EndBytes);
        long endOffset = zip.Length - tail.Length + at;
        Trailing = zip.Length - endOffset - EndBytes;
        if (UInt16(end[20..]) > Trailing) throw new InvalidDataException("the comment at its end is cut off");
        (long bytes, long count, Offset) = (UInt32(end[12..]), UInt16(end[10..]), UInt32(end[16..]));
        if (UInt32(end[4..]) != 0 || UInt16(end[8..]) != count) throw new InvalidDataException("more than one part");
        if (count == ushort.MaxValue || bytes == uint.MaxValue || Offset == uint.MaxValue) (endOffset, bytes, count) = FindLong(zip, endOffset, bytes, count);
        if (Offset < 0 || bytes < 0 || Offset > endOffset || endOffset - Offset != bytes || count > MostEntries) throw new InvalidDataException("the directory does not end where its end record begins");
        return (bytes, count);
    }

    /// <summary>Large zips have a second end record before the first, with numbers that do not fit the first.</summary>
    private (long End, long Bytes, long Count) FindLong(Stream zip, long endOffset, long bytes, long count)
    {
        long at = endOffset - LocatorBytes - LongEndBytes;
        if (at < 0) throw new InvalidDataException("no long end record");

        byte[] both = new byte[LongEndBytes + LocatorBytes];
        zip.Position = at;
        zip.ReadExactly(both);
        ReadOnlySpan<byte> end = both.AsSpan(0, LongEndBytes);
        ReadOnlySpan<byte> locator = both.AsSpan(LongEndBytes);
        bool isWhole = end.StartsWith("PK\u0006\u0006"u8) && Int64(end[4..]) == LongEndBytes - 12 && UInt32(end[16..]) == 0 && UInt32(end[20..]) == 0 && Int64(end[24..]) == Int64(end[32..])
            && locator.StartsWith("PK\u0006\u0007"u8) && UInt32(locator[4..]) == 0 && Int64(locator[8..]) == at && UInt32(locator[16..]) == 1;
        (long longCount, long longBytes, long longOffset) = (Int64(end[32..]), Int64(end[40..]), Int64(end[48..]));
        if (!isWhole || (count != ushort.MaxValue && count != longCount) || (bytes != uint.MaxValue && bytes != longBytes) || (Offset != uint.MaxValue && Offset != longOffset))
            throw new InvalidDataException("the two end records contradict each other");

        Offset = longOffset;
        return (at, longBytes, longCount);
    }

    private void ReadEntries(Stream zip, (long Bytes, long Count) size)
    {
        zip.Position = Offset;
        byte[] head = new byte[EntryBytes];
        long left = size.Bytes;
        while (left > 0)
        {
            if (left < EntryBytes) throw new InvalidDataException("a record is cut off");
            zip.ReadExactly(head);
            if (!head.AsSpan().StartsWith("PK\u0001\u0002"u8)) throw new InvalidDataException("no record where one should be");

            byte[] more = new byte[UInt16(head.AsSpan(28)) + UInt16(head.AsSpan(30)) + UInt16(head.AsSpan(32))];
            left -= EntryBytes + more.Length;
            if (left < 0) throw new InvalidDataException("a record is cut off");
            zip.ReadExactly(more);
            _entries.Add(ReadEntry(head, more));
        }

        if (_entries.Count != size.Count) throw new InvalidDataException("another number of records than the end record says");
    }

    private static ZipEntry ReadEntry(ReadOnlySpan<byte> head, ReadOnlySpan<byte> more)
    {
        int nameBytes = UInt16(head[28..]);
        ZipExtraFields extra = ZipExtraFields.Read(more.Slice(nameBytes, UInt16(head[30..])));
        long bytes = extra.Long(UInt32(head[24..]));
        long packed = extra.Long(UInt32(head[20..]));
        long offset = extra.Long(UInt32(head[42..]));
        bool hasMore = extra.HasMore || UInt16(head[32..]) > 0 || UInt16(head[34..]) != 0 || UInt16(head[36..]) != 0;
        string name = Encoding.UTF8.GetString(more[..nameBytes]);
        return new ZipEntry(name, UInt16(head[4..]), UInt16(head[6..]), offset, UInt16(head[8..]), UInt16(head[10..]), UInt32(head[16..]), packed, bytes, UInt32(head[38..]), hasMore);
    }

    private static int UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static long Int64(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64LittleEndian(bytes);
}
