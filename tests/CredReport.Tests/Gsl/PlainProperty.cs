namespace CredReport.Tests.Gsl;

/// <summary>The properties of IamUser, out of the language's description.</summary>
/// <param name="Path">Name in a rule.</param>
/// <param name="Type">string, instant, boolean or account.</param>
/// <param name="Column">Name in the report's header.</param>
internal sealed record PlainProperty(string Path, string Type, string Column)
{
    public static IReadOnlyList<PlainProperty> All { get; } =
    [
        new("name", "string", "user"),
        new("arn", "string", "arn"),
        new("accountNumber", "account", "arn"),
        new("createDate", "instant", "user_creation_time"),
        new("passwordEnabled", "boolean", "password_enabled"),
        new("passwordLastUsed", "instant", "password_last_used"),
        new("passwordLastChanged", "instant", "password_last_changed"),
        new("passwordNextRotation", "instant", "password_next_rotation"),
        new("mfaActive", "boolean", "mfa_active"),
        new("firstAccessKey.isActive", "boolean", "access_key_1_active"),
        new("firstAccessKey.lastRotated", "instant", "access_key_1_last_rotated"),
        new("firstAccessKey.lastUsedDate", "instant", "access_key_1_last_used_date"),
        new("firstAccessKey.lastUsedRegion", "string", "access_key_1_last_used_region"),
        new("firstAccessKey.lastUsedService", "string", "access_key_1_last_used_service"),
        new("secondAccessKey.isActive", "boolean", "access_key_2_active"),
        new("secondAccessKey.lastRotated", "instant", "access_key_2_last_rotated"),
        new("secondAccessKey.lastUsedDate", "instant", "access_key_2_last_used_date"),
        new("secondAccessKey.lastUsedRegion", "string", "access_key_2_last_used_region"),
        new("secondAccessKey.lastUsedService", "string", "access_key_2_last_used_service"),
        new("firstCertificate.isActive", "boolean", "cert_1_active"),
        new("firstCertificate.lastRotated", "instant", "cert_1_last_rotated"),
        new("secondCertificate.isActive", "boolean", "cert_2_active"),
        new("secondCertificate.lastRotated", "instant", "cert_2_last_rotated"),
        new("additionalCredentials", "string", "additional_credentials_info"),
    ];

    private static readonly Dictionary<string, PlainProperty> ByPath = All.ToDictionary(property => property.Path);

    /// <summary>Null for a property that no report holds.</summary>
    public static PlainProperty? Find(string path) => ByPath.GetValueOrDefault(path);
}
