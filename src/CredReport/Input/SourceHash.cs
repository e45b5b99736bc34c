using System.Security.Cryptography;
using CredReport.Hashing;

namespace CredReport.Input;

/// <summary>
/// Computes the SHA-256 of bytes incrementally. For a large input it runs in parallel with the reading, since it takes as long as
/// everything else together.
/// </summary>
internal sealed class SourceHash : IDisposable
{
    /// <summary>Largest input that is not worth another thread, in bytes.</summary>
    private const int Small = 1024 * 1024;

    /// <summary>Several times as fast as <see cref="_own"/>; null if the platform has none.</summary>
    private readonly IncrementalHash? _platform =
        PlatformCryptography.IsUsable ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;

    private readonly Sha256 _own = new();
    private byte[] _block = [];
    private Task _beside = Task.CompletedTask;
    private long _length;

    /// <summary>The SHA-256 of an input's bytes in lower-case hex.</summary>
    /// <exception cref="IOException">The input cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static string Of(ReportInput input)
    {
        using SourceStream stream = new(input.Open(), hashes: true);
        return stream.Finish()!;
    }

    /// <summary>Adds the next bytes. The caller may reuse their memory when the method returns.</summary>
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
