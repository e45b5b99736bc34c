using System.Security.Cryptography;
using CredReport.Evidence.Signing;

namespace CredReport.Evidence;

/// <summary>A private key that packages are signed with: ECDSA on the curve P-256, over SHA-256.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key) => _key = key;

    /// <summary>Whether a file in PEM holds a key that a password protects, in the one way that can be read: PKCS#8.</summary>
    public static bool NeedsPassword(string pem) => pem.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal);

    /// <summary>Reads a key.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="pem">The file.</param>
    /// <param name="password">What protects the key; null for nothing. Not looked at where nothing does.</param>
    /// <exception cref="EvidenceException">There is no such key in it, or the password does not open it.</exception>
    public static SigningKey Read(string file, string pem, string? password)
    {
        if (pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            throw new EvidenceException($"The key in '{file}' is protected in the old way of OpenSSL; expected PKCS#8, which 'openssl pkcs8 -topk8 -in {file}' makes of it.");
        if (!pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && pem.Contains("PUBLIC KEY-----", StringComparison.Ordinal))
            throw new EvidenceException($"'{file}' holds a public key: expected the private one: only that can sign.");
        if (NeedsPassword(pem) && password is null) throw new EvidenceException($"The key in '{file}' is protected by a password, and none was given.");

        return new SigningKey(EllipticKey.Read(file, "private", key =>
        {
            if (NeedsPassword(pem)) key.ImportFromEncryptedPem(pem, password);
            else key.ImportFromPem(pem);
        }, NeedsPassword(pem)));
    }

    /// <summary>The signature of a text, in DER.</summary>
    internal byte[] Sign(byte[] text) => _key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
