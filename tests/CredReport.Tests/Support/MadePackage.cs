using System.Security.Cryptography;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Rules;

namespace CredReport.Tests.Support;

/// <summary>Makes packages, and keys to sign them with.</summary>
internal static class MadePackage
{
    /// <summary>A key of this run's.</summary>
    public static ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Options with the rule that is applied by default.</summary>
    public static EvidenceOptions Options { get; } = new() { Rules = [BuiltInRules.Get(BuiltInRules.DefaultId)] };

    /// <summary>Two accounts: one with a user who fails, one with a user who passes and a row that cannot be read.</summary>
    public static IReadOnlyList<ReportInput> TwoReports =>
    [
        FindingList.Input(new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).Row("bob").ToString(), "reports/January 2026.CSV"),
        FindingList.Input(new ReportText { Account = "444455556666" }.Root().Row("carlos", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-03-10T08:00:01Z")).Line("cut,off").ToString(), "b.csv"),
    ];

    /// <summary>The zip.</summary>
    public static byte[] Of(IReadOnlyList<ReportInput> reports, EvidenceOptions? options = null, bool signed = false)
    {
        using EvidencePackage package = EvidencePackage.Create(reports, options ?? Options);
        using MemoryStream zip = new();
        using SigningKey? key = signed ? SigningKey.Read("key.pem", Key.ExportECPrivateKeyPem(), null) : null;
        package.Write(zip, key);
        return zip.ToArray();
    }

    /// <summary>Verifies a zip.</summary>
    public static VerificationResult Verify(byte[] zip, ECDsa? key = null)
    {
        using VerificationKey? known = key is null ? null : VerificationKey.Read("public.pem", key.ExportSubjectPublicKeyInfoPem());
        return EvidenceVerification.Run(new MemoryStream(zip, writable: false), new VerificationOptions { PublicKey = known });
    }

    /// <summary>All that differs, each with the check that found it in front.</summary>
    public static IEnumerable<string> Differences(this VerificationResult result) => result.Steps.Where(step => step.Outcome == VerificationOutcome.Differs).SelectMany(step => step.Details.Select(difference => $"{step.Name}: {difference}"));
}
