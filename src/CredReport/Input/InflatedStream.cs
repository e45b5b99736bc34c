using System.Buffers.Binary;
using System.IO.Compression;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>
/// The bytes behind gzip, up to a bound: a small file may hold any number of them. The framework's reader takes compressed data
/// that ends early for complete; the length that gzip notes at its end shows it.
/// </summary>
internal sealed class InflatedStream : ForwardStream
{
    /// <summary>Header and trailer of gzip, with nothing between them, in bytes.</summary>
    private const int ShortestLength = 18;

    private readonly TailStream _tail;
    private readonly GZipStream _inflated;
    private long _read;

    public InflatedStream(Stream compressed)
    {
        _tail = new TailStream(compressed);
        _inflated = new GZipStream(_tail, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Inflate(buffer);
        _read += read;
        if (_read > InputLimits.InflatedBytes)
        {
            throw new FormException(DiagnosticCatalogue.TooLarge,
                $"The gzip data holds more than {InputLimits.InflatedBytes} bytes: what follows was not judged. Pass the report uncompressed.");
        }

        if (read == 0 && buffer.Length > 0 && (_tail.Passed < ShortestLength || _tail.LastLength != (uint)_read))
            throw new FormException(DiagnosticCatalogue.BrokenGzip, "The gzip data ends early, or was put together from several files: rows may be missing.");
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
            throw new FormException(DiagnosticCatalogue.BrokenGzip, "The gzip data is damaged: what follows was not judged.");
        }
    }

    /// <summary>Remembers the last four bytes that passed.</summary>
    private sealed class TailStream(Stream stream) : ForwardStream
    {
        private readonly byte[] _last = new byte[4];

        /// <summary>The last four bytes as gzip writes the length of what it holds, modulo 2^32.</summary>
        public uint LastLength => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        /// <summary>How many bytes have passed.</summary>
        public long Passed { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            int read = stream.Read(buffer);
            Passed += read;
            int kept = Math.Min(read, _last.Length);
            _last.AsSpan(kept).CopyTo(_last);
            buffer.Slice(read - kept, kept).CopyTo(_last.AsSpan(_last.Length - kept));
            return read;
        }
    }
}
