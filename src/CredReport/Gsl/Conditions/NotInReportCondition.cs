using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>A term about what no credential report holds: never true, never false.</summary>
/// <param name="path">The property.</param>
internal sealed class NotInReportCondition(string path) : Condition
{
    public override Truth Evaluate(RowValues row) => Truth.Unknown;

    public override void Explain(Explanation explanation) => explanation.Unknown(UnknownTerm.NotInReport(path));

    public override TruthSet Answers => TruthSet.Unknown;

    // It is the rule that cannot be answered, not the file that lacks a column.
    public override TruthSet Possible(ReportHeader header) => TruthSet.Known;
}
