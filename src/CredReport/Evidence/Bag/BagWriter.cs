using System.IO.Compression;
using CredReport.Input;

namespace CredReport.Evidence.Bag;

/// <summary>Writes the files of a bag into a zip, with fixed times and modes: the same files give the same bytes.</summary>
/// <param name="output">Receives the zip; seekable, for a stream that is not gets another zip; not closed.</param>
/// <param name="copied">Told how many bytes were copied.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class BagWriter(Stream output, Action<long> copied, CancellationToken cancellation) : IDisposable
{
    /// <summary>A regular file that its owner may write and everybody read, where zip has the mode of Unix.</summary>
    private const int RegularFile = 0x81A4 << 16;

    /// <summary>The earliest time that zip knows.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly byte[] _block = new byte[InputLimits.BlockBytes];

    /// <summary>Writes a file, and answers its hash.</summary>
    /// <exception cref="IOException">The output cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public BagFile Add(PackageFile file)
    {
        ZipArchiveEntry entry = _zip.CreateEntry(PackagePath.Bag + file.Path, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = RegularFile;
        using SourceStream content = new(file.Open(), hashes: true);
        using Stream target = entry.Open();
        int read;
        while ((read = content.Read(_block)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            target.Write(_block, 0, read);
            copied(read);
        }

        return new BagFile(file.Path, content.Finish()!);
    }

    public void Dispose() => _zip.Dispose();
}
