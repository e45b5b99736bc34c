using System.Text;

namespace CredReport.Model;

/// <summary>Parses an IAM ARN: <c>arn:PARTITION:iam::ACCOUNT:user/path/name</c>, or <c>…:root</c>.</summary>
internal static class IamArn
{
    private static ReadOnlySpan<byte> RootEnd => ":root"u8;

    /// <summary>The account id as in the ARN; empty if the text is not an ARN with an account.</summary>
    public static ReadOnlySpan<byte> Account(ReadOnlySpan<byte> arn)
    {
        // Fast path: partition aws, twelve digits.
        if (arn.Length > 25 && arn[25] == ':' && arn.StartsWith("arn:aws:iam::"u8) && !arn[13..25].Contains((byte)':')) return arn[13..25];

        if (!arn.StartsWith("arn:"u8)) return default;
        ReadOnlySpan<byte> rest = arn[4..];
        for (int skipped = 0; skipped < 3; skipped++)
        {
            int colon = rest.IndexOf((byte)':');
            if (colon < 0) return default;
            rest = rest[(colon + 1)..];
        }

        int end = rest.IndexOf((byte)':');
        return end < 0 ? default : rest[..end];
    }

    /// <summary>The account id as text; null if the ARN has none.</summary>
    public static string? AccountText(ReadOnlySpan<byte> arn)
    {
        ReadOnlySpan<byte> account = Account(arn);
        return account.IsEmpty ? null : Encoding.UTF8.GetString(account);
    }

    /// <summary>Whether the text is an account id: twelve digits.</summary>
    public static bool IsAccount(ReadOnlySpan<byte> text) => text.Length == 12 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Whether the text is an account id: twelve digits.</summary>
    public static bool IsAccount(ReadOnlySpan<char> text) => text.Length == 12 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether the text is the ARN of an IAM user or of root, with an account id of twelve digits.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> arn)
    {
        ReadOnlySpan<byte> account = Account(arn);
        if (!IsAccount(account)) return false;

        int resourceAt = arn.IndexOf(account) + account.Length + 1;
        ReadOnlySpan<byte> resource = arn[resourceAt..];
        return IsIam(arn) && (resource.StartsWith("user/"u8) || resource.SequenceEqual("root"u8));
    }

    /// <summary>Whether the text ends as root's ARN does, in any case.</summary>
    public static bool IsRoot(ReadOnlySpan<byte> arn) =>
        arn.Length >= RootEnd.Length && Ascii.EqualsIgnoreCase(arn[^RootEnd.Length..], RootEnd);

    /// <summary>Whether the ARN belongs to the user: it ends in the name, or both are root's.</summary>
    public static bool Names(ReadOnlySpan<byte> arn, ReadOnlySpan<byte> user)
    {
        if (!arn.StartsWith("arn:"u8)) return false;
        if (user.SequenceEqual(IamUser.RootNameUtf8)) return arn.EndsWith(RootEnd);

        return arn.Length > user.Length && arn[^(user.Length + 1)] == '/' && arn.EndsWith(user);
    }

    /// <summary>
    /// Like <see cref="Names"/>, but ignores quotation marks, which no name holds and which may be stray in a malformed row. Looks at no
    /// more of the ARN than the length of the name.
    /// </summary>
    public static bool NamesButForQuotes(ReadOnlySpan<byte> arn, ReadOnlySpan<byte> user)
    {
        if (Names(arn, user)) return true;
        if (!arn.TrimStart((byte)'"').StartsWith("arn:"u8)) return false;

        byte[] name = WithoutQuotes(user);
        return name.AsSpan().SequenceEqual(IamUser.RootNameUtf8)
            ? EndsButForQuotes(arn, RootEnd)
            : EndsButForQuotes(arn, [(byte)'/', .. name]);
    }

    private static bool EndsButForQuotes(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end)
    {
        int left = end.Length;
        for (int i = text.Length - 1; i >= 0 && left > 0; i--)
        {
            if (text[i] == '"') continue;
            if (text[i] != end[left - 1]) return false;
            left--;
        }

        return left == 0;
    }

    private static byte[] WithoutQuotes(ReadOnlySpan<byte> cell) => [.. cell.ToArray().Where(c => c != '"')];

    private static bool IsIam(ReadOnlySpan<byte> arn)
    {
        ReadOnlySpan<byte> afterPartition = arn[4..];
        int colon = afterPartition.IndexOf((byte)':');
        return afterPartition[(colon + 1)..].StartsWith("iam::"u8);
    }
}
