using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation.Findings;

/// <summary>Fits a rule's remediation to one user: fills in the names, and says first what to mind.</summary>
internal static class RemediationBuilder
{
    /// <summary>AWS has recorded the use of access keys since this moment. Source: AWS IAM user guide, "Getting credential reports".</summary>
    private static readonly Instant UseRecordedSince = new(1429660800);

    /// <summary>The remediation; null when the rule has none.</summary>
    public static Remediation? Build(RemediationText? text, ReportRow row, CredentialSlot? credential, FindingKey? key)
    {
        if (text is null) return null;

        string? cli = text.CliUnusedKey is { } unused && IsUnused(row, credential, key) ? unused : text.Cli;
        return new Remediation(Advice(row, credential, key), text.ConsoleText, Commands(cli, row, key), Terraform(text.Terraform, row));
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
            ReportedKind.Value => $"{credential.DisplayFirst} was last used at {lastUsed.Value}{where}: ask its owner before you deactivate it, and delete it only when nothing has failed for a while.",
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

    /// <summary>Whether the report says that the key was never used. A doubt is a no: commands for such a key may delete it.</summary>
    private static bool IsUnused(ReportRow row, CredentialSlot? credential, FindingKey? key)
    {
        if (credential?.LastUsed is not { } column || key is null || key.Created is not { } created || created < UseRecordedSince) return false;

        return row.Instant(column).Kind is ReportedKind.NotApplicable or ReportedKind.Empty && IsSilent(column + 1) && IsSilent(column + 2);

        bool IsSilent(ReportColumn cell) => !row.Header.Has(cell) || CellText.ReadAbsence(row.Cell(cell)) != ReportedKind.Unreadable;
    }

    /// <summary>The commands with what they ask for; null where that is not known, or is not what AWS knows.</summary>
    private static string? Commands(string? template, ReportRow row, FindingKey? key)
    {
        if (template is null) return null;
        if (template.Contains("KEY_CREATED", StringComparison.Ordinal) && key?.Created is null) return null;

        string text = template.Replace("KEY_CREATED", key?.Created is { } instant ? instant.ToString().TrimEnd('Z') : "", StringComparison.Ordinal);
        if (IamArn.IsAccount(IamArn.Account(row.Cell(ReportColumn.Arn))))
            text = text.Replace("ACCOUNT_ID", ShellArgument.Quote(IamArn.AccountText(row.Shown.Cell(ReportColumn.Arn))!), StringComparison.Ordinal);
        if (!text.Contains("USER_NAME", StringComparison.Ordinal)) return text;
        if (!IamUserName.IsPossible(row.UserNameText)) return null;

        string user = row.Shown.UserNameText;
        // A name that begins with a hyphen would be taken for an option of its own. The name goes in last: it may be KEY_CREATED.
        return (user[0] == '-' ? text.Replace(" USER_NAME", "=USER_NAME", StringComparison.Ordinal) : text)
            .Replace("USER_NAME", ShellArgument.Quote(user), StringComparison.Ordinal);
    }

    /// <summary>What to change in Terraform. No letter of a name that AWS accepts has a meaning in a string of Terraform's.</summary>
    private static string? Terraform(string? template, ReportRow row) =>
        IamUserName.IsPossible(row.UserNameText) ? template?.Replace("USER_NAME", row.Shown.UserNameText, StringComparison.Ordinal) : template;
}
