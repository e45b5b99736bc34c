using System.IO.Compression;

namespace CredReport.Evidence;

/// <summary>A file of a bag in a zip. Read as a stream; nothing is unpacked.</summary>
/// <param name="Path">Its place in the bag.</param>
/// <param name="Entry">Where it is in the zip.</param>
internal sealed record BagEntry(string Path, ZipArchiveEntry Entry)
{
    /// <summary>How long it says it is, in bytes. More is never read.</summary>
    public long Bytes => Entry.Length;

    /// <summary>Its bytes.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public Stream Open() => Entry.Open();

    /// <summary>All of its bytes.</summary>
    /// <exception cref="InvalidDataException">They are damaged, or more than a file of its kind has.</exception>
    public byte[] ReadAll()
    {
        const int most = 256 * 1024 * 1024;
        if (Bytes > most) throw new InvalidDataException($"{Path} is larger than such a file is.");

        using Stream content = Open();
        using MemoryStream all = new();
        content.CopyTo(all);
        return all.ToArray();
    }
}
