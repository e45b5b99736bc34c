using System.Security.Cryptography;
using CredReport.Hashing;

namespace CredReport.Input;

/// <summary>
/// The SHA-256 of bytes as they come. Of a large input it is worked out beside the reading, a block at a time, for it costs as much as
/// all the rest.
/// </summary>
internal sealed class SourceHash : IDisposable
{
    /// <summary>An input is small up to here, in bytes: another thread would cost more than it saves.</summary>
    private const int Small = 1024 * 1024;

    /// <summary>Several times as fast as <see cref="_own"/>; null where there is none.</summary>
    private readonly IncrementalHash? _platform = PlatformCryptography.IsUsable ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private readonly Sha256 _own = new();
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
            Take(bytes);
            return;
        }

        if (_block.Length < bytes.Length) _block = new byte[bytes.Length];
        bytes.CopyTo(_block);
        int count = bytes.Length;
        _beside = Task.Run(() => Take(_block.AsSpan(0, count)));
    }

    /// <summary>The hash of all bytes so far, in lower-case hex.</summary>
    public string Finish()
    {
        _beside.Wait();
        return Convert.ToHexStringLower(_platform?.GetCurrentHash() ?? _own.Finish());
    }

    public void Dispose()
    {
        _beside.Wait();
        _platform?.Dispose();
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (_platform is { } platform) platform.AppendData(bytes);
        else _own.Append(bytes);
    }
}
