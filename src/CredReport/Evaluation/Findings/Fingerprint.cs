using System.Text;
using CredReport.Hashing;
using CredReport.Model;

namespace CredReport.Evaluation.Findings;

/// <summary>
/// Identity of a finding over time: SHA-256 of the lines <c>credreport/1</c>, rule id, ARN, creation of the user, and creation of
/// the key or nothing. It depends on no position, and equal rows share it.
/// </summary>
internal static class Fingerprint
{
    private const int OnStack = 1024;

    /// <summary>The most that rule id and ARN aside take, in bytes.</summary>
    private const int Most = 64;

    /// <summary>The fingerprint in lower-case hex.</summary>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="arn">ARN, or the user's name where the file has no ARN.</param>
    /// <param name="userCreated">Null when it cannot be read.</param>
    /// <param name="keyCreated">Null when the finding is about no key, or its creation cannot be read.</param>
    public static string Of(string rule, string arn, Instant? userCreated, Instant? keyCreated)
    {
        int most = Encoding.UTF8.GetMaxByteCount(rule.Length) + Encoding.UTF8.GetMaxByteCount(arn.Length) + Most;
        Span<byte> text = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        int length = 0;
        Append("credreport/1\n"u8, text, ref length);
        length += Encoding.UTF8.GetBytes(rule, text[length..]);
        Append("\n"u8, text, ref length);
        length += Encoding.UTF8.GetBytes(arn, text[length..]);
        Append("\n"u8, text, ref length);
        Append(userCreated, text, ref length);
        Append("\n"u8, text, ref length);
        Append(keyCreated, text, ref length);

        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.HashData(text[..length], hash);
        return Convert.ToHexStringLower(hash);
    }

    private static void Append(ReadOnlySpan<byte> part, Span<byte> text, ref int length)
    {
        part.CopyTo(text[length..]);
        length += part.Length;
    }

    private static void Append(Instant? instant, Span<byte> text, ref int length)
    {
        if (instant is not { } moment) return;
        moment.Format(text[length..]);
        length += Instant.TextLength;
    }
}
