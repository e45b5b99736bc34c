using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>A term about a property that no credential report holds: always unknown.</summary>
/// <param name="path">The property.</param>
internal sealed class NotInReportCondition(string path) : Condition
{
    public override Truth Evaluate(RowValues row) => Truth.Unknown;

    public override void Explain(Explanation explanation) => explanation.Unknown(UnknownTerm.NotInReport(path));

    public override TruthSet Answers => TruthSet.Unknown;

    // The problem is the rule, not a missing column of the file.
    public override TruthSet Possible(ReportHeader header) => TruthSet.Known;
}
