using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CredReport.Evidence.Zip;

/// <summary>
/// Sees to it that programs agree about a zip, whether they go by its directory or read on from its beginning: file stands behind file
/// without a gap, each under the name and with the numbers of the directory. Source: PKWARE's APPNOTE 6.3, 4.3.7 and 4.3.9.
/// </summary>
internal sealed class ZipLayout(Stream zip)
{
    private const int HeaderBytes = 30;
    private const int LongestDescription = 24;

    private readonly Dictionary<ZipItem, long> _contents = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _problems = [];

    /// <summary>What programs could read in two ways.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Where the content of a file begins, in bytes from the beginning of the zip. Only where there is no problem.</summary>
    public long ContentOf(ZipItem item) => _contents[item];

    /// <summary>Looks at what stands before and behind the content of each file.</summary>
    public void Check(ZipDirectory directory)
    {
        ZipItem[] items = [.. directory.Items.OrderBy(item => item.Offset)];
        long next = 0;
        for (int i = 0; i < items.Length; i++)
        {
            long end = i + 1 < items.Length ? items[i + 1].Offset : directory.Offset;
            if (items[i].Offset != next || end - next < HeaderBytes || end > directory.Offset)
            {
                _problems.Add($"'{items[i].Name}' does not begin where the file before it ends: something is hidden there, or two files share bytes.");
                return;
            }

            if (Problem(items[i], end) is { } problem) _problems.Add($"'{items[i].Name}' {problem}.");
            next = end;
        }

        if (next != directory.Offset) _problems.Add("Something is before the directory of the zip.");
    }

    private string? Problem(ZipItem item, long end)
    {
        const string gap = "does not end where the next file begins: something is hidden there, or two files share bytes";
        const string contradicts = "has another size, hash or way of compression before its content than in the directory of the zip";
        byte[] header = ReadAt(item.Offset, HeaderBytes);
        if (!header.AsSpan().StartsWith("PK\u0003\u0004"u8)) return "has no header before its content";

        int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26));
        int extraBytes = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        long content = item.Offset + HeaderBytes + nameBytes + extraBytes;
        if (content > end || item.Packed > end - content) return gap;

        byte[] more = ReadAt(item.Offset + HeaderBytes, nameBytes + extraBytes);
        string name = Encoding.UTF8.GetString(more, 0, nameBytes);
        if (name != item.Name) return $"is called '{name}' before its content: programs that read on from the beginning of the zip see another file";

        ZipExtraFields extra = ZipExtraFields.Read(more.AsSpan(nameBytes));
        if (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6)) != item.Flags || BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) != item.Method) return contradicts;

        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14));
        long bytes = extra.Long(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(22)));
        long packed = extra.Long(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18)));
        if (item.HasMore || extra.HasMore) return "has a comment, an attribute or an extra field that a package does not need";
        if (Math.Max(item.Needed, (int)BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(4))) is > ZipItem.LatestNeeded and var needed)
            return string.Create(CultureInfo.InvariantCulture, $"asks for version {needed / 10}.{needed % 10} of the zip format: expected at most {ZipItem.LatestNeeded / 10}.{ZipItem.LatestNeeded % 10}");

        bool isSame = (crc, packed, bytes) == (item.Crc, item.Packed, item.Bytes);
        if (!isSame && !(item.IsDescribedBehind && (crc, packed, bytes) == (0u, 0L, 0L))) return contradicts;

        _contents.Add(item, content);
        long behind = content + item.Packed;
        return behind == end || (item.IsDescribedBehind && IsDescription(item, ReadAt(behind, (int)Math.Min(end - behind, LongestDescription + 1)))) ? null : gap;
    }

    /// <summary>Hash and sizes, of 4 or 8 bytes each, with or without a mark before them.</summary>
    private static bool IsDescription(ZipItem item, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 16 or 24 && bytes.StartsWith("PK\u0007\u0008"u8)) bytes = bytes[4..];
        return bytes.Length is 12 or 20 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == item.Crc && (bytes.Length == 12
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == item.Packed && BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) == item.Bytes
            : BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]) == item.Packed && BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]) == item.Bytes);
    }

    private byte[] ReadAt(long offset, int count)
    {
        byte[] bytes = new byte[count];
        zip.Position = offset;
        zip.ReadExactly(bytes);
        return bytes;
    }
}
