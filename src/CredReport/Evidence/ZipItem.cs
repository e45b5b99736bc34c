namespace CredReport.Evidence;

/// <summary>A file as the directory at the end of a zip describes it. Source: PKWARE's APPNOTE 6.3, 4.3.12.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Offset">Where its own header begins, in bytes from the beginning of the zip.</param>
/// <param name="Flags">General purpose bits.</param>
/// <param name="Method">How it is compressed.</param>
/// <param name="Crc">CRC-32 of its bytes.</param>
/// <param name="Packed">How long it is in the zip, in bytes.</param>
/// <param name="Bytes">How long it is unpacked, in bytes.</param>
/// <param name="Attributes">Attributes of the system that packed it; the mode of Unix in the upper half.</param>
/// <param name="HasMore">Whether it has a comment, or an extra field with another name.</param>
internal sealed record ZipItem(string Name, long Offset, int Flags, int Method, uint Crc, long Packed, long Bytes, uint Attributes, bool HasMore)
{
    public const int Stored = 0;
    public const int Deflated = 8;

    private const int EncryptedFlag = 1;
    private const int DescribedBehindFlag = 8;

    public bool IsEncrypted => (Flags & EncryptedFlag) != 0;

    /// <summary>Whether hash and sizes stand behind the content and not before it.</summary>
    public bool IsDescribedBehind => (Flags & DescribedBehindFlag) != 0;

    /// <summary>Whether a package may be compressed so: programs know it without exception.</summary>
    public bool HasKnownMethod => Method == Deflated || (Method == Stored && Packed == Bytes);

    /// <summary>Whether it is a folder by its name.</summary>
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Whether nothing is packed in it; Deflate makes two bytes of nothing.</summary>
    public bool IsEmpty => Bytes == 0 && Packed <= 2;
}
