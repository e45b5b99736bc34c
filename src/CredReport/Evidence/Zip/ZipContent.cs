using System.IO.Compression;
using System.IO.Hashing;
using CredReport.Input;

namespace CredReport.Evidence.Zip;

/// <summary>
/// The bytes of a file in a zip, as every program unpacks them: exactly as many as the zip says, with the CRC-32 that it says, out of all
/// that was packed.
/// </summary>
internal sealed class ZipContent : ForwardStream
{
    private readonly ZipEntry _entry;
    private readonly PackedBytes _packed;
    private readonly Stream _unpacked;
    private readonly Crc32 _crc = new();
    private long _bytes;

    /// <param name="zip">The zip; seekable, not closed.</param>
    /// <param name="entry">The file, neither encrypted nor compressed in a way that is not known.</param>
    /// <param name="offset">Where its content begins.</param>
    public ZipContent(Stream zip, ZipEntry entry, long offset)
    {
        _entry = entry;
        _packed = new PackedBytes(zip, offset, entry.Packed);
        _unpacked = entry.Method == ZipEntry.Deflated ? new DeflateStream(_packed, CompressionMode.Decompress) : _packed;
    }

    /// <exception cref="InvalidDataException">They are others than the zip says.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;

        int read = _unpacked.Read(buffer);
        _bytes += read;
        if (_bytes > _entry.Bytes) throw new InvalidDataException($"'{_entry.Name}' has more bytes than the zip says.");
        _crc.Append(buffer[..read]);
        if (read == 0 && (_bytes != _entry.Bytes || _crc.GetCurrentHashAsUInt32() != _entry.Crc || !_packed.AreOver)) throw new InvalidDataException($"'{_entry.Name}' is not what the zip says of it.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The last byte is handed out by itself: what is unpacked does not end before it, or there is something after the end.</summary>
    private sealed class PackedBytes(Stream zip, long offset, long count) : ForwardStream
    {
        private long _at;

        public bool AreOver => _at == count;

        public override int Read(Span<byte> buffer)
        {
            long left = count - _at;
            int most = (int)Math.Min(buffer.Length, left > 1 ? left - 1 : left);
            zip.Position = offset + _at;
            int read = zip.Read(buffer[..most]);
            _at += read;
            return read;
        }
    }
}
