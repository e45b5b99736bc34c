namespace CredReport.Model;

/// <summary>What IAM accepts as the name of a user.</summary>
/// <remarks>Source: AWS IAM user guide, "IAM and AWS STS quotas, name requirements": 1 to 64 of letters, digits and <c>+ = , . @ _ -</c>.</remarks>
internal static class IamUserName
{
    private const int MaxLength = 64;

    public static bool IsPossible(string name) =>
        name.Length is > 0 and <= MaxLength && name.All(c => char.IsAsciiLetterOrDigit(c) || "+=,.@_-".Contains(c, StringComparison.Ordinal));
}
