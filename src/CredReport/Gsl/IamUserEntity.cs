using System.Collections.Frozen;
using CredReport.Model;
using static CredReport.Gsl.PropertyType;

namespace CredReport.Gsl;

/// <summary>The entity that a credential report describes: the table that maps the language's property names to columns.</summary>
internal static class IamUserEntity
{
    public const string Name = "IamUser";

    /// <summary>Its name in prose.</summary>
    public const string DisplayName = "IAM User";

    /// <summary>What it is, for a reader who does not know AWS. Source: AWS IAM user guide, "IAM users".</summary>
    public const string Definition =
        "An identity in an AWS account for one person or program, with a name and long-term credentials of its own: a console password, up to two access keys, signing certificates.";

    /// <summary>What a report holds, in the report's order.</summary>
    public static IReadOnlyList<IamUserProperty> Properties { get; } =
    [
        new("name", PropertyType.String, ReportColumn.User),
        new("arn", PropertyType.String, ReportColumn.Arn),
        new("accountNumber", Account, ReportColumn.Arn),
        new("createDate", PropertyType.Instant, ReportColumn.UserCreationTime),
        new("passwordEnabled", PropertyType.Boolean, ReportColumn.PasswordEnabled),
        new("passwordLastUsed", PropertyType.Instant, ReportColumn.PasswordLastUsed),
        new("passwordLastChanged", PropertyType.Instant, ReportColumn.PasswordLastChanged),
        new("passwordNextRotation", PropertyType.Instant, ReportColumn.PasswordNextRotation),
        new("mfaActive", PropertyType.Boolean, ReportColumn.MfaActive),
        .. Key("firstAccessKey", ReportColumn.AccessKey1Active),
        .. Key("secondAccessKey", ReportColumn.AccessKey2Active),
        .. Certificate("firstCertificate", ReportColumn.Cert1Active),
        .. Certificate("secondCertificate", ReportColumn.Cert2Active),
        new("additionalCredentials", PropertyType.String, ReportColumn.AdditionalCredentialsInfo),
    ];

    /// <summary>Properties of an IAM user in CloudGuard that no credential report holds.</summary>
    public static IReadOnlyList<string> NotInReport { get; } =
    [
        "mfaType", "virtualMfaEnabled", "managedPolicies", "inlinePolicies", "attachedGroups", "combinedPolicies", "tags",
        "permissionsBoundary", "id", "path",
    ];

    private static readonly FrozenDictionary<string, IamUserProperty> ByPath = Properties.ToFrozenDictionary(property => property.Path);

    /// <summary>The property with this exact name; null if there is none.</summary>
    public static IamUserProperty? Find(string path) => ByPath.GetValueOrDefault(path);

    /// <summary>Whether the path leads to something that only AWS's API provides.</summary>
    public static bool IsNotInReport(string path) => NotInReport.Contains(path.Split('.')[0]);

    private static IEnumerable<IamUserProperty> Key(string name, ReportColumn active) =>
    [
        new($"{name}.isActive", PropertyType.Boolean, active),
        new($"{name}.lastRotated", PropertyType.Instant, active + 1),
        new($"{name}.lastUsedDate", PropertyType.Instant, active + 2),
        new($"{name}.lastUsedRegion", PropertyType.String, active + 3),
        new($"{name}.lastUsedService", PropertyType.String, active + 4),
    ];

    private static IEnumerable<IamUserProperty> Certificate(string name, ReportColumn active) =>
        [new($"{name}.isActive", PropertyType.Boolean, active), new($"{name}.lastRotated", PropertyType.Instant, active + 1)];
}
