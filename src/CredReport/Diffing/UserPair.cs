using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>What the two reports of an account say of one user.</summary>
/// <param name="Relation">How the rows belong together.</param>
/// <param name="Old">The old report's row; null for a created user.</param>
/// <param name="New">The new report's row; null for a deleted user.</param>
internal sealed record UserPair(UserRelation Relation, ReportRow? Old, ReportRow? New)
{
    /// <summary>The row under whose name the user is known now, or was last.</summary>
    public ReportRow Row => New ?? Old!;
}
