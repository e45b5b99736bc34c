namespace CredReport.Evidence;

/// <summary>A file of a package as it is to be.</summary>
/// <param name="Path">Its place in the bag.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Open">Gives its bytes from the beginning; one reader at a time.</param>
internal sealed record PackageFile(string Path, long Bytes, Func<Stream> Open)
{
    public PackageFile(string path, byte[] bytes)
        : this(path, bytes.Length, () => new MemoryStream(bytes, writable: false))
    {
    }
}
