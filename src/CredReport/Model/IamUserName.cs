using System.Buffers;
using System.Net;
using System.Text;

namespace CredReport.Model;

/// <summary>What IAM accepts as the name of a user.</summary>
/// <remarks>Source: AWS IAM user guide, "IAM and AWS STS quotas, name requirements": 1 to 64 of letters, digits and <c>+ = , . @ _ -</c>.</remarks>
internal static class IamUserName
{
    /// <summary>No name is longer, in letters and so in bytes.</summary>
    public const int MaxLength = 64;

    /// <summary>As long as root's name is with every bracket and mark escaped twice, in bytes.</summary>
    private const int LongestRewritten = 64;

    private static readonly SearchValues<char> Accepted = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=,.@_-");

    /// <summary>
    /// Whether a name is root's, be it in another case, HTML-escaped, or in quotation marks or behind an apostrophe, as programs rewrite it.
    /// No IAM user can be called so.
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
