using System.Security.Cryptography;

namespace CredReport.Evidence;

/// <summary>A public key that signatures of packages are checked with: ECDSA on the curve P-256, over SHA-256.</summary>
public sealed class VerificationKey : IDisposable
{
    private readonly ECDsa _key;

    private VerificationKey(ECDsa key) => _key = key;

    /// <summary>Reads a key.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="pem">The file.</param>
    /// <exception cref="EvidenceException">There is no such key in it.</exception>
    public static VerificationKey Read(string file, string pem)
    {
        if (pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw new EvidenceException($"'{file}' holds a private key, which is its owner's alone: expected the public one, which 'openssl pkey -in {file} -pubout' makes of it.");
        return new VerificationKey(EllipticKey.Read(file, "public", key => key.ImportFromPem(pem), isProtected: false));
    }

    /// <summary>Whether a signature in DER is this key's of a text.</summary>
    internal bool Verifies(byte[] text, byte[] signature) => _key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
