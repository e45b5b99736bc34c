using System.Security.Cryptography;
using CredReport.Hashing;

namespace CredReport.Evidence.Signing;

/// <summary>Reads keys for ECDSA.</summary>
internal static class EllipticKey
{
    /// <summary>Object identifier of the curve P-256. Source: RFC 5480, 2.1.1.1.</summary>
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Reads a key, and sees to it that its curve is the one.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="kind">Which half of the key, for errors.</param>
    /// <param name="import">Reads the file into the key.</param>
    /// <param name="isProtected">Whether a password opens it.</param>
    /// <exception cref="EvidenceException">It cannot be read, has another curve, or there is no OpenSSL.</exception>
    public static ECDsa Read(string file, string kind, Action<ECDsa> import, bool isProtected)
    {
        if (!PlatformCryptography.IsUsable)
            throw new EvidenceException($"The key in '{file}' cannot be used: signatures need OpenSSL (libssl.so.3 or libssl.so.1.1), which is not on this machine or does not work. All else does without it.");

        ECDsa key = ECDsa.Create();
        try
        {
            import(key);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256) return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new EvidenceException(isProtected
                ? $"The password does not decrypt the key in '{file}', or it is no EC key."
                : $"'{file}' holds no {kind} EC key in PEM: expected one of the curve P-256, as 'openssl ecparam -name prime256v1 -genkey -noout' makes it.");
        }

        key.Dispose();
        throw new EvidenceException($"The key in '{file}' has another curve than P-256: expected one as 'openssl ecparam -name prime256v1 -genkey -noout' makes it.");
    }
}
