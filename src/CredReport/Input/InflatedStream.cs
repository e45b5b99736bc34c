using System.IO.Compression;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>
/// Inflates gzip data up to a limit, since a small file may inflate to any size. The framework takes truncated data for complete; the
/// length at the end of each gzip member shows the difference.
/// </summary>
internal sealed class InflatedStream : ForwardStream
{
    private readonly GzipMembers _members;
    private readonly GZipStream _inflated;
    private readonly long _most;
    private long _read;

    /// <param name="compressed">Left open.</param>
    /// <param name="most">The most bytes that may be inflated.</param>
    public InflatedStream(Stream compressed, long most)
    {
        _most = most;
        _members = new GzipMembers(compressed, () => _read);
        _inflated = new GZipStream(_members, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Inflate(buffer);
        _read += read;
        if (_read > _most)
        {
            throw new FormException(DiagnosticCatalogue.TooLarge,
                $"The gzip data holds more than {_most} bytes: what follows was not judged. "
                + $"Pass the report uncompressed, or allow more with --max-inflated.");
        }

        if (read == 0 && buffer.Length > 0 && !_members.AreWhole)
        {
            throw new FormException(DiagnosticCatalogue.BrokenGzip,
                $"The gzip data ends early, or something else follows it: rows may be missing.");
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inflated.Dispose();
        base.Dispose(disposing);
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return _inflated.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new FormException(DiagnosticCatalogue.BrokenGzip, $"The gzip data is damaged: what follows was not judged.");
        }
    }
}
