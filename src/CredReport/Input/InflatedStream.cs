using System.IO.Compression;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>
/// The bytes behind gzip, up to a bound: a small file may hold any number of them. The framework's reader takes compressed data
/// that ends early for complete; the length that gzip notes at the end of each of its members shows it.
/// </summary>
internal sealed class InflatedStream : ForwardStream
{
    private readonly GzipMembers _members;
    private readonly GZipStream _inflated;
    private readonly long _most;
    private long _read;

    /// <param name="compressed">Left open.</param>
    /// <param name="most">The most that is read, in bytes.</param>
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
                $"The gzip data holds more than {_most} bytes: what follows was not judged. Pass the report uncompressed, or allow more with --max-inflated.");
        }

        if (read == 0 && buffer.Length > 0 && !_members.AreWhole)
            throw new FormException(DiagnosticCatalogue.BrokenGzip, $"The gzip data ends early, or something else follows it: rows may be missing.");
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
