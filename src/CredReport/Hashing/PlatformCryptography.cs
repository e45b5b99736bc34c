using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CredReport.Hashing;

/// <summary>
/// Checks whether the framework's cryptography works. On Linux it uses OpenSSL, and without that library the first use ends the process
/// in a way that cannot be caught, so the library is looked for first.
/// </summary>
internal static class PlatformCryptography
{
    /// <summary>The names under which the framework looks for OpenSSL.</summary>
    private static readonly string[] Libraries = ["libssl.so.3", "libssl.so.1.1"];

    private static readonly Lazy<bool> Works = new(Try);

    /// <summary>Whether it works; checked once.</summary>
    public static bool IsUsable => Works.Value;

    private static bool Try()
    {
        if (OperatingSystem.IsLinux() && !Array.Exists(Libraries, CanLoad)) return false;
        try
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData("credreport"u8);
            return hash.GetCurrentHash().AsSpan().SequenceEqual(Sha256.HashData("credreport"u8));
        }
        catch (Exception e) when (e is CryptographicException or TypeInitializationException
            or DllNotFoundException or EntryPointNotFoundException)
        {
            // For example an OpenSSL configuration that asks for a missing provider.
            return false;
        }
    }

    private static bool CanLoad(string library) =>
        NativeLibrary.TryLoad(library, out nint handle) && NativeLibrary.TryGetExport(handle, "EVP_sha256", out _);
}
