using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using CredReport.Evidence.Signing;

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
            throw new EvidenceException($"'{file}' holds a private key, which only its owner may have: expected the public one, which 'openssl pkey -in {file} -pubout' makes of it.");
        return new VerificationKey(EllipticKey.Read(file, "public", key => key.ImportFromPem(pem), isProtected: false));
    }

    /// <summary>Whether a signature in DER is this key's of a text.</summary>
    internal bool Verifies(byte[] text, byte[] signature) => _key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>Whether bytes are a signature in DER of some key on the curve, whatever it signs: a sequence of two positive numbers of up to 256 bits.</summary>
    internal static bool IsSignature(byte[] bytes)
    {
        try
        {
            AsnReader reader = new(bytes, AsnEncodingRules.DER);
            AsnReader numbers = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            bool areInRange = IsInRange(numbers.ReadInteger()) & IsInRange(numbers.ReadInteger());
            numbers.ThrowIfNotEmpty();
            return areInRange;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool IsInRange(BigInteger number) => number.Sign > 0 && number.GetBitLength() <= 256;

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
