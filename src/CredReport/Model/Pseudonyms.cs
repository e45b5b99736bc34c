using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CredReport.Hashing;

namespace CredReport.Model;

/// <summary>
/// Pseudonyms for accounts and users under a key, so that outputs can be shared: without the key they cannot be traced back, and under
/// one key they are the same in every output. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// A pseudonym is a word and 60 bits, as twelve letters of lower-case base32, of the HMAC-SHA-256 under the key of the LF-joined lines
/// <c>credreport/pseudonym/1</c>, the word, the length of the account id in bytes, and the account id followed by the name. Two of a
/// million users share a pseudonym by chance once in two million keys. For a file, the name is its SHA-256, and all 256 bits are kept.
/// </remarks>
public sealed class Pseudonyms
{
    /// <summary>Minimum length of a key, in bytes.</summary>
    public const int LeastKeyBytes = 32;

    /// <summary>Replaces a text that may hold anything and is not shown.</summary>
    public const string Withheld = "(withheld)";

    private const int Letters = 12;

    private const int OnStack = 512;

    private static readonly string[] Partitions =
        ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

    private readonly byte[] _key;

    private Pseudonyms(byte[] key) => _key = key;

    /// <summary>The pseudonyms under a key.</summary>
    /// <param name="key">The bytes of the key's file. A line end after them is not part of the key.</param>
    /// <exception cref="ArgumentException">There are fewer than <see cref="LeastKeyBytes"/>.</exception>
    public static Pseudonyms FromKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < LeastKeyBytes)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A key has at least {LeastKeyBytes} bytes, and this one {key.Length}."),
                nameof(key));
        }

        if (key is [.. var line, (byte)'\n']) key = line is [.. var text, (byte)'\r'] ? text : line;
        return new Pseudonyms(key.ToArray());
    }

    /// <summary>The pseudonym of an account: <c>account-</c> and twelve letters or digits, unlike any account id.</summary>
    /// <param name="id">Account id as in the ARN, well-formed or not.</param>
    public string Account(string id) => Name("account", id, "");

    /// <summary>The pseudonym of a user: <c>user-</c> and twelve letters or digits. Root keeps its name.</summary>
    /// <param name="account">Account id as in the ARN; null or empty if there is none.</param>
    /// <param name="name">Name of the user; case matters.</param>
    public string User(string? account, string name) => name == IamUser.RootName ? name : Name("user", account ?? "", name);

    /// <summary>
    /// The pseudonym of an ARN: <c>arn:aws:iam::account-…:user/user-…</c> with the pseudonyms of account and user, without the path; root
    /// stays root. Any other ARN keeps only its account: <c>arn:-:-:-:account-…:arn-…</c>, or <c>arn-…</c> without one.
    /// </summary>
    /// <param name="arn">The ARN as in the report, well-formed or not.</param>
    public string Arn(string arn)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(arn);
        string? account = IamArn.AccountText(bytes);
        if (account is null) return Name("arn", "", arn);

        string partition = arn.Split(':', 3)[1];
        bool isKnown = IamArn.IsWellFormed(bytes) && Array.IndexOf(Partitions, partition) >= 0;
        if (!isKnown) return $"arn:-:-:-:{Account(account)}:{Name("arn", account, arn)}";

        string user = arn[(arn.LastIndexOf('/') + 1)..];
        string resource = arn.EndsWith($"::{account}:root", StringComparison.Ordinal) ? "root" : $"user/{User(account, user)}";
        return $"arn:{partition}:iam::{Account(account)}:{resource}";
    }

    /// <summary>
    /// The pseudonym of a file's content: 64 lower-case hex digits. The plain SHA-256 would let anyone confirm a guess of the content.
    /// </summary>
    /// <param name="sha256">SHA-256 of the file's bytes in lower-case hex.</param>
    public string Content(string sha256)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Hash("content", "", sha256, hash);
        return Convert.ToHexStringLower(hash);
    }

    private string Name(string kind, string account, string name)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Hash(kind, account, name, hash);
        return string.Create(kind.Length + 1 + Letters, (kind, BinaryPrimitives.ReadUInt64BigEndian(hash)), Write);
    }

    private void Hash(string kind, string account, string name, Span<byte> hash)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture, $"credreport/pseudonym/1\n{kind}\n{Encoding.UTF8.GetByteCount(account)}\n{account}{name}");
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        int length = Encoding.UTF8.GetBytes(text, bytes);
        HmacSha256.HashData(_key, bytes[..length], hash);
    }

    private static void Write(Span<char> name, (string Kind, ulong Bits) pseudonym)
    {
        pseudonym.Kind.CopyTo(name);
        name[pseudonym.Kind.Length] = '-';
        Span<char> letters = name[(pseudonym.Kind.Length + 1)..];
        for (int i = 0; i < Letters; i++) letters[i] = "abcdefghijklmnopqrstuvwxyz234567"[(int)(pseudonym.Bits >> (59 - 5 * i)) & 31];
    }
}
