using CredReport.Model;

namespace CredReport.Gsl;

/// <summary>One of a user's slots for access keys or signing certificates.</summary>
/// <param name="IsAccessKey">Whether it is for an access key; otherwise for a signing certificate.</param>
/// <param name="Slot">1 or 2.</param>
internal sealed record CredentialSlot(bool IsAccessKey, int Slot)
{
    private static readonly ReportColumn[] FirstColumns =
        [ReportColumn.AccessKey1Active, ReportColumn.AccessKey2Active, ReportColumn.Cert1Active, ReportColumn.Cert2Active];

    /// <summary>Column that says whether it is active.</summary>
    public ReportColumn Active { get; } = FirstColumns[(IsAccessKey ? 0 : 2) + Slot - 1];

    /// <summary>Column of the creation time.</summary>
    public ReportColumn Created => Active + 1;

    /// <summary>Column of the last use; null for a certificate, for which no report has it.</summary>
    public ReportColumn? LastUsed => IsAccessKey ? Active + 2 : null;

    /// <summary>The credential in words, for example <c>access key 1</c>.</summary>
    public string Display { get; } = $"{(IsAccessKey ? "access key" : "signing certificate")} {Slot}";

    /// <summary>The credential in words at the start of a sentence.</summary>
    public string DisplayFirst { get; } = $"{(IsAccessKey ? "Access key" : "Signing certificate")} {Slot}";

    /// <summary>The only credential among the columns; null if there is none or more than one.</summary>
    public static CredentialSlot? Only(IEnumerable<ReportColumn> columns)
    {
        CredentialSlot[] slots = [.. columns.Select(Of).OfType<CredentialSlot>().Distinct()];
        return slots.Length == 1 ? slots[0] : null;
    }

    private static CredentialSlot? Of(ReportColumn column) => column switch
    {
        >= ReportColumn.AccessKey1Active and <= ReportColumn.AccessKey1LastUsedService => new(true, 1),
        >= ReportColumn.AccessKey2Active and <= ReportColumn.AccessKey2LastUsedService => new(true, 2),
        ReportColumn.Cert1Active or ReportColumn.Cert1LastRotated => new(false, 1),
        ReportColumn.Cert2Active or ReportColumn.Cert2LastRotated => new(false, 2),
        _ => null,
    };
}
