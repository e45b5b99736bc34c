namespace CredReport.Evidence.Bag;

/// <summary>A file of a bag in a zip. Read as a stream; nothing is unpacked.</summary>
/// <param name="Path">Its place in the bag.</param>
/// <param name="Bytes">How long the zip says it is, in bytes. A stream that holds more or fewer breaks off.</param>
/// <param name="Open">Its bytes, from the beginning; throws <see cref="InvalidDataException"/> where they are damaged.</param>
internal sealed record BagEntry(string Path, long Bytes, Func<Stream> Open)
{
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
