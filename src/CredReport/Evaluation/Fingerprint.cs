using System.Security.Cryptography;
using System.Text;
using CredReport.Model;

namespace CredReport.Evaluation;

/// <summary>
/// Identity of a finding over time: SHA-256 of the lines <c>credreport/1</c>, rule id, ARN, creation of the user, and creation of
/// the key or nothing. It depends on no position, and equal rows share it.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint in lower-case hex.</summary>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="arn">ARN, or the user's name where the file has no ARN.</param>
    /// <param name="userCreated">Null when it cannot be read.</param>
    /// <param name="keyCreated">Null when the finding is about no key, or its creation cannot be read.</param>
    public static string Of(string rule, string arn, Instant? userCreated, Instant? keyCreated) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"credreport/1\n{rule}\n{arn}\n{userCreated}\n{keyCreated}")));
}
