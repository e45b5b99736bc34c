using System.IO.Compression;
using System.Text;

namespace CredReport.Tests.Support;

/// <summary>Writes a zip record by record, with the lies that a forger tells. Shares no code with what reads or writes packages.</summary>
internal sealed class RawZip
{
    private const string Bag = "credreport-evidence/";

    private readonly SortedDictionary<string, byte[]> _files;

    public RawZip(byte[] package) => _files = PackageZip.Read(package).Files;

    /// <summary>The file that is lied about.</summary>
    public string Victim { get; init; } = "data/README.md";

    /// <summary>Packed with the victim's bytes and counted in the CRC-32, but not in the length.</summary>
    public string MoreContent { get; init; } = "";

    /// <summary>Left out of what is packed, at the end of the victim, and counted in the length.</summary>
    public int LessContent { get; init; }

    /// <summary>Behind the victim's packed bytes, and counted as packed.</summary>
    public string MorePacked { get; init; } = "";

    /// <summary>Behind the victim, and counted nowhere.</summary>
    public string Gap { get; init; } = "";

    /// <summary>The victim's name where its content stands; null for the same.</summary>
    public string? LocalName { get; init; }

    /// <summary>Changes the victim's CRC-32, in both places.</summary>
    public uint CrcMask { get; init; }

    /// <summary>Changes the victim's CRC-32 where its content stands.</summary>
    public uint LocalCrcMask { get; init; }

    /// <summary>How the victim is said to be compressed, in both places.</summary>
    public ushort Method { get; init; } = 8;

    /// <summary>The directory says that the victim's content is that of the file before it.</summary>
    public bool SharesContent { get; init; }

    /// <summary>The victim's extra field in the directory.</summary>
    public byte[] Extra { get; init; } = [];

    /// <summary>The victim's comment in the directory.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The victim's extra field before its content.</summary>
    public byte[] LocalExtra { get; init; } = [];

    /// <summary>The victim's general purpose bits, in both places.</summary>
    public ushort Flags { get; init; }

    /// <summary>The version of the format that the victim needs by the directory.</summary>
    public ushort Needed { get; init; } = 20;

    /// <summary>The version of the format that the victim needs by its header.</summary>
    public ushort LocalNeeded { get; init; } = 20;

    /// <summary>System and version that packed the victim.</summary>
    public ushort MadeBy { get; init; } = 20;

    /// <summary>Internal attributes of the victim.</summary>
    public ushort InternalAttributes { get; init; }

    /// <summary>Attributes of the victim.</summary>
    public uint Attributes { get; init; }

    /// <summary>Between the directory and its end record.</summary>
    public string BeforeEnd { get; init; } = "";

    /// <summary>Added to the number of files in the end record.</summary>
    public int MoreCount { get; init; }

    /// <summary>Whether all numbers are long ones, as in a zip past 4 GiB.</summary>
    public bool IsLong { get; init; }

    /// <summary>Added to the place of the directory in the first of two end records, where it should be left to the second.</summary>
    public uint? FirstOffset { get; init; }

    public byte[] Write()
    {
        using MemoryStream zip = new();
        using MemoryStream directory = new();
        using BinaryWriter to = new(zip);
        using BinaryWriter list = new(directory);
        long before = 0;
        foreach ((string path, byte[] bytes) in _files)
        {
            bool isVictim = path == Victim;
            byte[] content = isVictim ? [.. bytes[..^LessContent], .. Encoding.UTF8.GetBytes(MoreContent)] : bytes;
            byte[] packed = [.. Deflate(content), .. isVictim ? Encoding.UTF8.GetBytes(MorePacked) : []];
            uint crc = Crc(content) ^ (isVictim ? CrcMask : 0);
            ushort method = isVictim ? Method : (ushort)8;
            byte[] name = Encoding.UTF8.GetBytes(Bag + path);
            byte[] localName = isVictim && LocalName is { } other ? Encoding.UTF8.GetBytes(other) : name;
            long offset = zip.Position;

            to.Write(0x04034b50);
            WriteCommon(to, isVictim ? LocalNeeded : (ushort)20, isVictim ? Flags : (ushort)0, method, crc ^ (isVictim ? LocalCrcMask : 0), packed.Length, bytes.Length);
            byte[] localExtra = [.. IsLong ? LongNumbers(bytes.Length, packed.Length) : [], .. isVictim ? LocalExtra : []];
            to.Write((ushort)localName.Length);
            to.Write((ushort)localExtra.Length);
            to.Write(localName);
            to.Write(localExtra);
            to.Write(packed);
            if (isVictim) to.Write(Encoding.UTF8.GetBytes(Gap));

            list.Write(0x02014b50);
            list.Write(isVictim ? MadeBy : (ushort)20);
            WriteCommon(list, isVictim ? Needed : (ushort)20, isVictim ? Flags : (ushort)0, method, crc, packed.Length, bytes.Length);
            byte[] extra = [.. IsLong ? LongNumbers(bytes.Length, packed.Length, offset) : [], .. isVictim ? Extra : []];
            byte[] comment = isVictim ? Encoding.UTF8.GetBytes(Comment) : [];
            list.Write((ushort)name.Length);
            list.Write((ushort)extra.Length);
            list.Write((ushort)comment.Length);
            list.Write((ushort)0);
            list.Write(isVictim ? InternalAttributes : (ushort)0);
            list.Write(isVictim ? Attributes : 0);
            list.Write(IsLong ? uint.MaxValue : (uint)(isVictim && SharesContent ? before : offset));
            list.Write(name);
            list.Write(extra);
            list.Write(comment);
            before = offset;
        }

        WriteEnd(to, directory.ToArray());
        return zip.ToArray();
    }

    private void WriteCommon(BinaryWriter to, ushort needed, ushort flags, ushort method, uint crc, int packed, int bytes)
    {
        to.Write(needed);
        to.Write(flags);
        to.Write(method);
        to.Write(0x210000);
        to.Write(crc);
        to.Write(IsLong ? uint.MaxValue : (uint)packed);
        to.Write(IsLong ? uint.MaxValue : (uint)bytes);
    }

    private void WriteEnd(BinaryWriter to, byte[] directory)
    {
        long offset = to.BaseStream.Position;
        to.Write(directory);
        to.Write(Encoding.UTF8.GetBytes(BeforeEnd));
        if (IsLong)
        {
            long end = to.BaseStream.Position;
            to.Write(0x06064b50);
            to.Write(44L);
            to.Write(0x002d002d);
            to.Write(0L);
            to.Write((long)_files.Count);
            to.Write((long)_files.Count);
            to.Write((long)directory.Length);
            to.Write(offset);
            to.Write(0x07064b50);
            to.Write(0);
            to.Write(end);
            to.Write(1);
        }

        ushort count = IsLong ? ushort.MaxValue : (ushort)(_files.Count + MoreCount);
        to.Write(0x06054b50);
        to.Write(0);
        to.Write(count);
        to.Write(count);
        to.Write(IsLong ? uint.MaxValue : (uint)directory.Length);
        to.Write(IsLong ? FirstOffset is { } more ? (uint)offset + more : uint.MaxValue : (uint)offset);
        to.Write((ushort)0);
    }

    private static byte[] LongNumbers(params long[] numbers) => [1, 0, (byte)(numbers.Length * 8), 0, .. numbers.SelectMany(BitConverter.GetBytes)];

    private static byte[] Deflate(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (DeflateStream stream = new(packed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(bytes);
        return packed.ToArray();
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
