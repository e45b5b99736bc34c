using System.IO.Compression;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>The bytes of one file of a zip archive, up to a limit. Nothing is extracted.</summary>
internal sealed class ZipMemberStream : ForwardStream
{
    private readonly ZipArchive _archive;
    private readonly ZipArchiveEntry _entry;
    private readonly Stream _member;
    private readonly long _most;
    private long _read;

    /// <param name="stream">The archive, which has to be seekable; closed with this stream.</param>
    /// <param name="index">0-based index of the entry.</param>
    /// <param name="most">The most bytes that may be read.</param>
    /// <exception cref="FormException">The archive is damaged, or the file in it is encrypted.</exception>
    public ZipMemberStream(Stream stream, int index, long most)
    {
        _most = most;
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read);
            _entry = _archive.Entries[index];
            if (_entry.IsEncrypted)
            {
                throw new FormException(DiagnosticCatalogue.UnreadableFile,
                    $"The file in the archive is encrypted: unpack it with its password, and pass what is in it.");
            }

            _member = _entry.Open();
        }
        catch (InvalidDataException)
        {
            stream.Dispose();
            throw Damaged();
        }
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _member.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }

        _read += read;
        if (_read > _most)
        {
            throw new FormException(DiagnosticCatalogue.TooLarge,
                $"The file in the archive has more than {_most} bytes: what follows was not judged. Pass the report by itself.");
        }

        if (read == 0 && buffer.Length > 0 && _read != _entry.Length) throw Damaged();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _member.Dispose();
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private static FormException Damaged() =>
        new(DiagnosticCatalogue.UnreadableFile, $"The archive is damaged here: rows may be missing.");
}
