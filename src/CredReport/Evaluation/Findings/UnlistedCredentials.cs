using System.Text;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evaluation.Findings;

/// <summary>
/// Access keys and signing certificates that a user has beyond the two of each that a report has columns for, of which its column
/// <c>additional_credentials_info</c> tells.
/// </summary>
internal static class UnlistedCredentials
{
    private static readonly ReportColumn[] Keys = Counted(isAccessKey: true);

    private static readonly ReportColumn[] Certificates = Counted(isAccessKey: false);

    /// <summary>Says what is not in the report; null where the user has nothing more of what a rule counts, or whose age it asks for.</summary>
    /// <param name="columns">Columns that the rule reads.</param>
    /// <param name="row">The user.</param>
    public static string? Describe(IReadOnlyList<ReportColumn> columns, ReportRow row)
    {
        ReadOnlySpan<byte> info = row.Cell(ReportColumn.AdditionalCredentialsInfo);
        if (CellText.ReadAbsence(info) != ReportedKind.Unreadable) return null;

        // AWS counts what there is in words, which are not documented: what names neither may mean both.
        bool namesKeys = Names(info, "key"u8);
        bool namesCertificates = Names(info, "certificate"u8);
        bool keys = (namesKeys || !namesCertificates) && columns.Any(Keys.Contains);
        bool certificates = (namesCertificates || !namesKeys) && columns.Any(Certificates.Contains);
        return (keys, certificates) switch
        {
            (true, true) => "Not all access keys and signing certificates are in the report",
            (true, false) => "Not all access keys are in the report",
            (false, true) => "Not all signing certificates are in the report",
            _ => null,
        };
    }

    private static bool Names(ReadOnlySpan<byte> info, ReadOnlySpan<byte> word)
    {
        for (int i = 0; i + word.Length <= info.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(info.Slice(i, word.Length), word)) return true;
        }

        return false;
    }

    private static ReportColumn[] Counted(bool isAccessKey) =>
        [.. Enumerable.Range(1, 2).Select(slot => new CredentialSlot(isAccessKey, slot)).SelectMany(slot => (ReportColumn[])[slot.Active, slot.Created])];
}
