using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evaluation;

/// <summary>The access key or signing certificate that a finding is about.</summary>
/// <param name="Slot">1 or 2. It may change between two reports; the creation identifies the key.</param>
/// <param name="Created">When it was made; null when the cell cannot be read.</param>
public sealed record FindingKey(int Slot, Instant? Created)
{
    /// <summary>The key in a row; null when a rule is about none, or the slot is empty.</summary>
    internal static FindingKey? Of(CredentialSlot? credential, ReportRow row)
    {
        if (credential is null) return null;

        Reported<Instant> created = row.Instant(credential.Created);
        return created.Kind switch
        {
            ReportedKind.Value => new FindingKey(credential.Slot, created.Value),
            ReportedKind.Unreadable or ReportedKind.NoColumn => new FindingKey(credential.Slot, null),
            _ => null,
        };
    }
}
