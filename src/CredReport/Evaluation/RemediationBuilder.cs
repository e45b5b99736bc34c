using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>Fits a rule's remediation to one user: fills in the names, and says first what to mind.</summary>
internal static class RemediationBuilder
{
    /// <summary>AWS has recorded the use of access keys since this moment. Source: AWS IAM user guide, "Getting credential reports".</summary>
    private static readonly Instant UseRecordedSince = new(1429660800);

    /// <summary>The remediation; null when the rule has none.</summary>
    public static Remediation? Build(RemediationText? text, ReportRow row, CredentialSlot? credential, FindingKey? key)
    {
        if (text is null) return null;

        string? advice = Advice(row, credential, key);
        return new Remediation(advice, text.Console, Command(text.Cli, row, key), text.Terraform);
    }

    /// <summary>What to mind before; null where there is nothing.</summary>
    public static string? Advice(ReportRow row, CredentialSlot? credential, FindingKey? key)
    {
        string? use = credential is null || key is null ? null : UseAdvice(row, credential, key);
        if (!row.IsRoot) return use;

        const string root = "This is the account's root user: sign in as root, and look under Security credentials.";
        return use is null ? root : $"{root} {use}";
    }

    private static string? UseAdvice(ReportRow row, CredentialSlot credential, FindingKey key)
    {
        if (credential.LastUsed is not { } column) return null;

        Reported<Instant> lastUsed = row.Instant(column);
        string where = Where(row, column);
        return lastUsed.Kind switch
        {
            ReportedKind.Value => $"{credential.DisplayFirst} was last used at {lastUsed.Value}{where}: do not delete it blindly; ask its owner, and rotate it.",
            ReportedKind.NoColumn => $"The report does not tell whether {credential.Display} was ever used: ask its owner before you delete it.",
            ReportedKind.Unreadable => $"The report's text for the last use of {credential.Display} cannot be read: ask its owner before you delete it.",
            _ when key.Created < UseRecordedSince => $"The report shows no use of {credential.Display}; AWS has recorded uses since {UseRecordedSince}.",
            _ => $"The report shows no use of {credential.Display}.",
        };
    }

    private static string Where(ReportRow row, ReportColumn lastUsed)
    {
        string? region = Known(row, lastUsed + 1);
        string? service = Known(row, lastUsed + 2);
        return (service, region) switch
        {
            (null, _) => "",
            (_, null) => $" ({service})",
            _ => $" ({service} in {region})",
        };
    }

    private static string? Known(ReportRow row, ReportColumn column) =>
        row.Header.Has(column) && CellText.ReadAbsence(row.Cell(column)) == ReportedKind.Unreadable && row.Shown.Cell(column).SequenceEqual(row.Cell(column)) ? row.Text(column) : null;

    private static string? Command(string? template, ReportRow row, FindingKey? key)
    {
        if (template is null || !IamUserName.IsPossible(row.UserNameText)) return null;
        if (template.Contains("KEY_CREATED", StringComparison.Ordinal) && key?.Created is null) return null;

        string created = key?.Created is { } instant ? instant.ToString().TrimEnd('Z') : "";
        string user = row.Shown.UserNameText;
        string argument = ShellArgument.Quote(user);
        // A name that begins with a hyphen would be taken for an option of its own. The name goes in last: it may be KEY_CREATED.
        return (user[0] == '-' ? template.Replace(" USER_NAME", "=USER_NAME", StringComparison.Ordinal) : template)
            .Replace("KEY_CREATED", created, StringComparison.Ordinal)
            .Replace("USER_NAME", argument, StringComparison.Ordinal);
    }
}
