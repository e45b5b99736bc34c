using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>A user's access key or signing certificate. Its creation time identifies it; its slot may change.</summary>
/// <param name="Row">The user's row.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Created">When it was created.</param>
internal sealed record Credential(ReportRow Row, CredentialSlot Slot, Instant Created)
{
    private static readonly CredentialSlot[] Keys = [new(true, 1), new(true, 2)];

    private static readonly CredentialSlot[] Certificates = [new(false, 1), new(false, 2)];

    /// <summary>The slots of a kind.</summary>
    public static IReadOnlyList<CredentialSlot> Slots(bool isAccessKey) => isAccessKey ? Keys : Certificates;

    /// <summary>Last use; no value for a certificate, for which no report has it.</summary>
    public Reported<Instant> LastUsed => Slot.LastUsed is { } column ? Row.Instant(column) : new(ReportedKind.NoColumn, default);

    /// <summary>
    /// The credentials of one kind in a row, by slot. Null if they cannot be identified: a creation time cannot be read
    /// (<paramref name="problem"/> is its column), or the file has no such column (it is null).
    /// </summary>
    public static IReadOnlyList<Credential>? Read(ReportRow row, bool isAccessKey, out ReportColumn? problem)
    {
        problem = null;
        List<Credential> credentials = [];
        foreach (CredentialSlot slot in Slots(isAccessKey))
        {
            Reported<Instant> created = row.Instant(slot.Created);
            if (created.Kind == ReportedKind.NoColumn) return null;

            // An active credential without a creation time exists but cannot be identified.
            bool isUnknown = created.Kind == ReportedKind.Unreadable
                || (!created.HasValue && row.Boolean(slot.Active) is { HasValue: true, Value: true });
            if (isUnknown)
            {
                problem = slot.Created;
                return null;
            }

            if (created.HasValue) credentials.Add(new Credential(row, slot, created.Value));
        }

        return credentials;
    }
}
