using System.Security.Cryptography;
using CredReport.Evidence;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>Keys as OpenSSL writes them, and what is no such key.</summary>
public sealed class KeyTests
{
    private const string Make = "as 'openssl ecparam -name prime256v1 -genkey -noout' makes it.";

    private static readonly PbeParameters Protection = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    public static TheoryData<string> PrivateKeys =>
    [
        MadePackage.Key.ExportECPrivateKeyPem(),
        MadePackage.Key.ExportPkcs8PrivateKeyPem(),
        MadePackage.Key.ExportEncryptedPkcs8PrivateKeyPem("secret", Protection),
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + MadePackage.Key.ExportECPrivateKeyPem(),
    ];

    [Theory]
    [MemberData(nameof(PrivateKeys))]
    public void Private_key_in_every_form_signs(string pem)
    {
        using SigningKey key = SigningKey.Read("key.pem", pem, "secret");
        using VerificationKey known = VerificationKey.Read("public.pem", MadePackage.Key.ExportSubjectPublicKeyInfoPem());

        byte[] signature = key.Sign([1, 2, 3]);

        known.Verifies([1, 2, 3], signature).Should().BeTrue();
        known.Verifies([1, 2, 4], signature).Should().BeFalse();
        known.Verifies([1, 2, 3], []).Should().BeFalse();
    }

    [Fact]
    public void What_is_no_private_key_is_an_error()
    {
        using RSA rsa = RSA.Create(2048);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        string encrypted = MadePackage.Key.ExportEncryptedPkcs8PrivateKeyPem("secret", Protection);

        Refused("no key", null).Should().Be($"'key.pem' holds no private EC key in PEM: expected one of the curve P-256, {Make}");
        Refused("", null).Should().Be($"'key.pem' holds no private EC key in PEM: expected one of the curve P-256, {Make}");
        Refused(rsa.ExportPkcs8PrivateKeyPem(), null).Should().Be($"'key.pem' holds no private EC key in PEM: expected one of the curve P-256, {Make}");
        Refused(other.ExportPkcs8PrivateKeyPem(), null).Should().Be($"The key in 'key.pem' has another curve than P-256: expected one {Make}");
        Refused(MadePackage.Key.ExportSubjectPublicKeyInfoPem(), null).Should().Be("'key.pem' holds a public key: expected the private one: only that can sign.");
        Refused(encrypted, null).Should().Be("The key in 'key.pem' is protected by a password, and none was given.");
        Refused(encrypted, "wrong").Should().Be("The password does not decrypt the key in 'key.pem', or it is no EC key.");
        Refused("-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nxx\n-----END EC PRIVATE KEY-----\n", "secret")
            .Should().Be("The key in 'key.pem' is protected in the old way of OpenSSL; expected PKCS#8, which 'openssl pkcs8 -topk8 -in key.pem' makes of it.");
    }

    [Fact]
    public void What_is_no_public_key_is_an_error()
    {
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        RefusedPublic("no key").Should().Be($"'public.pem' holds no public EC key in PEM: expected one of the curve P-256, {Make}");
        RefusedPublic(other.ExportSubjectPublicKeyInfoPem()).Should().Be($"The key in 'public.pem' has another curve than P-256: expected one {Make}");
        RefusedPublic(MadePackage.Key.ExportPkcs8PrivateKeyPem()).Should().Be("'public.pem' holds a private key, which only its owner may have: expected the public one, which 'openssl pkey -in public.pem -pubout' makes of it.");
    }

    private static string Refused(string pem, string? password)
    {
        Action read = () => SigningKey.Read("key.pem", pem, password);
        return read.Should().Throw<EvidenceException>().Which.Message;
    }

    private static string RefusedPublic(string pem)
    {
        Action read = () => VerificationKey.Read("public.pem", pem);
        return read.Should().Throw<EvidenceException>().Which.Message;
    }
}
