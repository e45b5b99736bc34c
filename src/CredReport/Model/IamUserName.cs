using System.Buffers;
using System.Net;
using System.Text;

namespace CredReport.Model;

/// <summary>What IAM accepts as a user name.</summary>
/// <remarks>
/// 1 to 64 letters, digits and <c>+ = , . @ _ -</c>. Source: AWS IAM user guide, "IAM and AWS STS quotas, name requirements".
/// </remarks>
internal static class IamUserName
{
    /// <summary>Maximum length of a name, in characters and, since all are ASCII, in bytes.</summary>
    public const int MaxLength = 64;

    /// <summary>Length limit for root's name with every bracket and mark escaped twice, in bytes.</summary>
    private const int LongestRewritten = 64;

    private static readonly SearchValues<char> Accepted =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=,.@_-");

    /// <summary>
    /// Whether a name is root's, also as programs rewrite it: in another case, HTML-escaped, in quotation marks or after an apostrophe.
    /// No IAM user can have such a name.
    /// </summary>
    public static bool IsRoot(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual(IamUser.RootNameUtf8)) return true;
        if (name.Length is 0 or > LongestRewritten || name[0] is not ((byte)'<' or (byte)'&' or (byte)'\'' or (byte)'"')) return false;

        string text = WebUtility.HtmlDecode(WebUtility.HtmlDecode(Encoding.UTF8.GetString(name)));
        return text.Trim('\'', '"', ' ').Equals(IamUser.RootName, StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsPossible(string name) => name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(Accepted);
}
