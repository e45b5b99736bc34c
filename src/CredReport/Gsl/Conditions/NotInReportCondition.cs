using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>A term about a property that no credential report holds: always unknown.</summary>
/// <param name="path">The property.</param>
internal sealed class NotInReportCondition(string path) : Condition
{
    public override Ternary Evaluate(RowValues row) => Ternary.Unknown;

    public override void Explain(Explanation explanation) => explanation.Unknown(UnknownTerm.NotInReport(path));

    public override TernarySet Answers => TernarySet.Unknown;

    // The problem is the rule, not a missing column of the file.
    public override TernarySet Possible(ReportHeader header) => TernarySet.Known;
}
