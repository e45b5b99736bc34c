using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CredReport.Hashing;

/// <summary>
/// Whether the cryptography of the framework works here. On Linux it is OpenSSL's, and without that library the process ends at the
/// first use, which nothing can catch: it is looked for before.
/// </summary>
internal static class PlatformCryptography
{
    /// <summary>The names under which the framework looks for it.</summary>
    private static readonly string[] Libraries = ["libssl.so.3", "libssl.so.1.1"];

    private static readonly Lazy<bool> Works = new(Try);

    /// <summary>Whether it works.</summary>
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
        catch (Exception e) when (e is CryptographicException or TypeInitializationException or DllNotFoundException or EntryPointNotFoundException)
        {
            // A configuration of OpenSSL that asks for what is not there.
            return false;
        }
    }

    private static bool CanLoad(string library) => NativeLibrary.TryLoad(library, out nint handle) && NativeLibrary.TryGetExport(handle, "EVP_sha256", out _);
}
