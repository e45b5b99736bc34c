using System.Security.Cryptography;

namespace CredReport.Input;

/// <summary>
/// The SHA-256 of bytes as they come. Of a large input it is worked out beside the reading, a block at a time, for it costs as much as
/// all the rest.
/// </summary>
internal sealed class SourceHash : IDisposable
{
    /// <summary>An input is small up to here, in bytes: another thread would cost more than it saves.</summary>
    private const int Small = 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _block = [];
    private Task _beside = Task.CompletedTask;
    private long _length;

    /// <summary>The SHA-256 of an input's bytes in lower-case hex.</summary>
    /// <exception cref="IOException">The input cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The input may not be read.</exception>
    public static string Of(ReportInput input)
    {
        using SourceStream stream = new(input.Open(), hashes: true);
        return stream.Finish()!;
    }

    /// <summary>Takes the next bytes; they are the caller's again when it returns.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;

        _length += bytes.Length;
        _beside.Wait();
        if (_length <= Small)
        {
            _hash.AppendData(bytes);
            return;
        }

        if (_block.Length < bytes.Length) _block = new byte[bytes.Length];
        bytes.CopyTo(_block);
        int count = bytes.Length;
        _beside = Task.Run(() => _hash.AppendData(_block, 0, count));
    }

    /// <summary>The hash of all bytes so far, in lower-case hex.</summary>
    public string Finish()
    {
        _beside.Wait();
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public void Dispose()
    {
        _beside.Wait();
        _hash.Dispose();
    }
}
