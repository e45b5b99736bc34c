namespace CredReport.Tests.Gsl;

/// <summary>Rules as their publisher wrote them.</summary>
internal static class PublishedRules
{
    public static IReadOnlyList<string> Logic { get; } =
    [
        "IamUser where passwordEnabled = 'true' should not have createDate dateDifference(firstAccessKey.lastRotated, 'seconds') < 60",
        "IamUser where name regexMatch /^<root_account>$/i should not have passwordLastUsed after(-90, 'days')",
        "IamUser where passwordEnabled='true' should have mfaActive='true'",
        "IamUser where firstAccessKey.isActive=true and firstAccessKey.lastRotated before(-45, 'days') should not have firstAccessKey.lastUsedDate before(-45, 'days')",
        "IamUser where passwordEnabled='true' should have passwordLastUsed after(-45, 'days')",
        "IamUser where secondAccessKey.isActive='true' should not have secondAccessKey.lastRotated before(-90, 'days')",
        "IamUser where name regexMatch /^<root_account>$/ should have firstAccessKey.isActive=false and secondAccessKey.isActive=false",
        "IamUser where name like '%root_account%' should have mfaType in('Virtual','Hardware')",
        "IamUser should not have firstAccessKey.isActive=true and secondAccessKey.isActive=true",
        "IamUser where firstAccessKey.isActive=true or secondAccessKey.isActive=true or passwordEnabled=true should have firstAccessKey.lastUsedDate after('-90', 'days') or secondAccessKey.lastUsedDate after('-90', 'days') or passwordLastUsed after('-90', 'days')",
        "IamUser where passwordEnabled='true' should have passwordLastChanged after(-90, 'days')",
    ];
}
