using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>The bytes of one file of a tar archive. Nothing is extracted.</summary>
internal sealed class TarMemberStream : ForwardStream
{
    private readonly Stream _archive;
    private long _left;

    /// <param name="archive">The archive, which has to be seekable; closed with this stream.</param>
    /// <param name="offset">Start of the content, in bytes.</param>
    /// <param name="length">Length of the content, in bytes.</param>
    public TarMemberStream(Stream archive, long offset, long length)
    {
        _archive = archive;
        _left = length;
        archive.Position = offset;
    }

    public override int Read(Span<byte> buffer)
    {
        int read = _archive.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        if (read == 0 && _left > 0 && buffer.Length > 0)
            throw new FormException(DiagnosticCatalogue.UnreadableFile, $"The archive is damaged here: rows may be missing.");
        _left -= read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _archive.Dispose();
        base.Dispose(disposing);
    }
}
