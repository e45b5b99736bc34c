using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Identity of a user over time, within its account. An account has one root user, which needs no further identity.</summary>
/// <param name="Arn">ARN, or the name if the file has no ARN; empty for root.</param>
/// <param name="Created">When the user was created; null if it cannot be read, and for root.</param>
internal readonly record struct UserKey(string Arn, Instant? Created)
{
    public static UserKey Of(ReportRow row)
    {
        if (row.IsRoot) return new UserKey("", null);

        Reported<Instant> created = row.Instant(ReportColumn.UserCreationTime);
        bool hasArn = !row.Cell(ReportColumn.Arn).IsEmpty;
        return new UserKey(row.Text(hasArn ? ReportColumn.Arn : ReportColumn.User), created.HasValue ? created.Value : null);
    }
}
