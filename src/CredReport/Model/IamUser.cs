namespace CredReport.Model;

/// <summary>A row of a credential report: one IAM user, or the account's root user.</summary>
/// <param name="Name">User name; <c>&lt;root_account&gt;</c> for root.</param>
/// <param name="Arn">Amazon Resource Name; null if the file has no such column or the cell is empty.</param>
/// <param name="AccountId">Account id from the ARN, 12 digits in every real report; null if there is none.</param>
/// <param name="CreatedAt">When the user was created. Together with the ARN it identifies the user over time.</param>
/// <param name="Password">The console password.</param>
/// <param name="MfaActive">Whether any MFA device is assigned; the report does not say which.</param>
/// <param name="FirstAccessKey">Access key slot 1.</param>
/// <param name="SecondAccessKey">Access key slot 2.</param>
/// <param name="FirstCertificate">Signing certificate slot 1.</param>
/// <param name="SecondCertificate">Signing certificate slot 2.</param>
public sealed record IamUser(
    string Name,
    string? Arn,
    string? AccountId,
    Reported<Instant> CreatedAt,
    ConsolePassword Password,
    Reported<bool> MfaActive,
    AccessKey FirstAccessKey,
    AccessKey SecondAccessKey,
    SigningCertificate FirstCertificate,
    SigningCertificate SecondCertificate)
{
    /// <summary>
    /// What AWS says about access keys and certificates that the report does not list because the user has more than two: free text such as
    /// <c>1 additional access key. Use ListAccessKeys to list them</c>. No value if there are none, or if the file has no such column.
    /// </summary>
    public Reported<string> AdditionalCredentials { get; init; } = new(ReportedKind.NoColumn, default);

    /// <summary>The name under which AWS reports the root user.</summary>
    public const string RootName = "<root_account>";

    /// <summary><see cref="RootName"/> in UTF-8.</summary>
    internal static ReadOnlySpan<byte> RootNameUtf8 => "<root_account>"u8;

    /// <summary>Whether this is the account's root user, recognized by its name or by the end of its ARN.</summary>
    public bool IsRoot => Name == RootName || (Arn?.EndsWith(":root", StringComparison.OrdinalIgnoreCase) ?? false);
}
