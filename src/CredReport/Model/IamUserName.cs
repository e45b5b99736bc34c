using System.Buffers;

namespace CredReport.Model;

/// <summary>What IAM accepts as the name of a user.</summary>
/// <remarks>Source: AWS IAM user guide, "IAM and AWS STS quotas, name requirements": 1 to 64 of letters, digits and <c>+ = , . @ _ -</c>.</remarks>
internal static class IamUserName
{
    /// <summary>No name is longer, in letters and so in bytes.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Accepted = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=,.@_-");

    public static bool IsPossible(string name) => name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(Accepted);
}
