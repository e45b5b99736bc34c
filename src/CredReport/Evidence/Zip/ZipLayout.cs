using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CredReport.Evidence.Zip;

/// <summary>
/// Checks that programs agree about a zip, whether they go by its directory or read on from its beginning: file follows file
/// without a gap, each under the name and with the numbers of the directory. Source: PKWARE's APPNOTE 6.3, 4.3.7 and 4.3.9.
/// </summary>
internal sealed class ZipLayout(Stream zip)
{
    private const int HeaderBytes = 30;
    private const int LongestDescription = 24;

    private readonly Dictionary<ZipEntry, long> _contents = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _problems = [];

    /// <summary>What programs could read in two ways.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Where the content of a file begins, in bytes from the beginning of the zip. Only where there is no problem.</summary>
    public long ContentOf(ZipEntry entry) => _contents[entry];

    /// <summary>Checks what precedes and follows the content of each file.</summary>
    public void Check(ZipDirectory directory)
    {
        ZipEntry[] entries = [.. directory.Entries.OrderBy(entry => entry.Offset)];
        long next = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            long end = i + 1 < entries.Length ? entries[i + 1].Offset : directory.Offset;
            if (entries[i].Offset != next || end - next < HeaderBytes || end > directory.Offset)
            {
                _problems.Add($"'{entries[i].Name}' does not begin where the file before it ends: something is hidden there, or two files share bytes.");
                return;
            }

            if (Problem(entries[i], end) is { } problem) _problems.Add($"'{entries[i].Name}' {problem}.");
            next = end;
        }

        if (next != directory.Offset) _problems.Add("Something is before the directory of the zip.");
    }

    private string? Problem(ZipEntry entry, long end)
    {
        const string gap = "does not end where the next file begins: something is hidden there, or two files share bytes";
        const string contradicts = "has another size, hash or way of compression before its content than in the directory of the zip";
        byte[] header = ReadAt(entry.Offset, HeaderBytes);
        if (!header.AsSpan().StartsWith("PK\u0003\u0004"u8)) return "has no header before its content";

        int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26));
        int extraBytes = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        long content = entry.Offset + HeaderBytes + nameBytes + extraBytes;
        if (content > end || entry.Packed > end - content) return gap;

        byte[] more = ReadAt(entry.Offset + HeaderBytes, nameBytes + extraBytes);
        string name = Encoding.UTF8.GetString(more, 0, nameBytes);
        if (name != entry.Name) return $"is called '{name}' before its content: programs that read on from the beginning of the zip see another file";

        ZipExtraFields extra = ZipExtraFields.Read(more.AsSpan(nameBytes));
        if (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6)) != entry.Flags || BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) != entry.Method) return contradicts;

        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14));
        long bytes = extra.Long(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(22)));
        long packed = extra.Long(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18)));
        if (entry.HasMore || extra.HasMore) return "has a comment, an attribute or an extra field that a package does not need";
        if (Math.Max(entry.Needed, (int)BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(4))) is > ZipEntry.LatestNeeded and var needed)
            return string.Create(CultureInfo.InvariantCulture, $"asks for version {needed / 10}.{needed % 10} of the zip format: expected at most {ZipEntry.LatestNeeded / 10}.{ZipEntry.LatestNeeded % 10}");

        bool isSame = (crc, packed, bytes) == (entry.Crc, entry.Packed, entry.Bytes);
        if (!isSame && !(entry.IsDescribedBehind && (crc, packed, bytes) == (0u, 0L, 0L))) return contradicts;

        _contents.Add(entry, content);
        long behind = content + entry.Packed;
        return behind == end || (entry.IsDescribedBehind && IsDescription(entry, ReadAt(behind, (int)Math.Min(end - behind, LongestDescription + 1)))) ? null : gap;
    }

    /// <summary>Hash and sizes, of 4 or 8 bytes each, with or without a mark before them.</summary>
    private static bool IsDescription(ZipEntry entry, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 16 or 24 && bytes.StartsWith("PK\u0007\u0008"u8)) bytes = bytes[4..];
        return bytes.Length is 12 or 20 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == entry.Crc && (bytes.Length == 12
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == entry.Packed && BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) == entry.Bytes
            : BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]) == entry.Packed && BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]) == entry.Bytes);
    }

    private byte[] ReadAt(long offset, int count)
    {
        byte[] bytes = new byte[count];
        zip.Position = offset;
        zip.ReadExactly(bytes);
        return bytes;
    }
}
