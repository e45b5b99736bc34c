using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>The rows of one user in the two reports of an account.</summary>
/// <param name="Relation">How the rows are related.</param>
/// <param name="Old">The old report's row; null for a created user.</param>
/// <param name="New">The new report's row; null for a deleted user.</param>
internal sealed record UserPair(UserRelation Relation, ReportRow? Old, ReportRow? New)
{
    /// <summary>The row with the user's current or last name.</summary>
    public ReportRow Row => New ?? Old!;
}
