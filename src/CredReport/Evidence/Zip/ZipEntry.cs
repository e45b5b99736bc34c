namespace CredReport.Evidence.Zip;

/// <summary>A file as the directory at the end of a zip describes it. Source: PKWARE's APPNOTE 6.3, 4.3.12.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="MadeBy">System and version that packed it.</param>
/// <param name="Needed">Version of the format that is needed to unpack it, times ten.</param>
/// <param name="Offset">Where its own header begins, in bytes from the beginning of the zip.</param>
/// <param name="Flags">General purpose bits.</param>
/// <param name="Method">How it is compressed.</param>
/// <param name="Crc">CRC-32 of its bytes.</param>
/// <param name="Packed">How long it is in the zip, in bytes.</param>
/// <param name="Bytes">How long it is unpacked, in bytes.</param>
/// <param name="Attributes">Attributes of the system that packed it; the mode of Unix in the upper half.</param>
/// <param name="HasMore">Whether it has a comment, or anything else that a package does not need.</param>
internal sealed record ZipEntry(string Name, int MadeBy, int Needed, long Offset, int Flags, int Method, uint Crc, long Packed, long Bytes, uint Attributes, bool HasMore)
{
    public const int Stored = 0;
    public const int Deflated = 8;

    /// <summary>The version of the format that has long numbers, times ten; no package needs a later one.</summary>
    public const int LatestNeeded = 45;

    /// <summary>How hard it was compressed, hash and sizes after the content, and a name in UTF-8.</summary>
    public const int KnownFlags = 0x0002 | 0x0004 | DescribedBehindFlag | 0x0800;

    private const int EncryptedFlag = 1;
    private const int DescribedBehindFlag = 8;

    public bool IsEncrypted => (Flags & EncryptedFlag) != 0;

    /// <summary>Whether hash and sizes follow the content, and do not precede it.</summary>
    public bool IsDescribedBehind => (Flags & DescribedBehindFlag) != 0;

    /// <summary>Whether a package may be compressed so: programs know it without exception.</summary>
    public bool HasKnownMethod => Method == Deflated || (Method == Stored && Packed == Bytes);

    /// <summary>Flags that a package does not need, and that make some programs refuse it.</summary>
    public int OtherFlags => Flags & ~KnownFlags;

    /// <summary>Whether its attributes are those of MS-DOS or Unix, as a package has them.</summary>
    public bool HasKnownSystem => MadeBy >> 8 is 0 or 3 && (MadeBy & 0xFF) <= 63;

    /// <summary>Whether it is a folder by its name.</summary>
    public bool IsFolder => Name.EndsWith('/');
}
