using CredReport.Evaluation;
using CredReport.Model;

namespace CredReport.Diffing;

/// <summary>Keeps the findings of a report by account.</summary>
internal sealed class FindingsByAccount : IFindingWriter
{
    private readonly Dictionary<string, List<Finding>> _byAccount = [];

    /// <summary>The findings in their order, an empty id standing for no account.</summary>
    public IReadOnlyDictionary<string, List<Finding>> ByAccount => _byAccount;

    public bool NeedsSourceHash => true;

    public void Begin(EvaluationInfo evaluation)
    {
    }

    public IFindingBatch NewBatch() => new Batch();

    public void Write(IFindingBatch batch)
    {
        List<Finding> findings = ((Batch)batch).Findings;
        foreach (Finding finding in findings)
        {
            string account = IamArn.AccountText(finding.Row.Cell(ReportColumn.Arn)) ?? "";
            if (!_byAccount.TryGetValue(account, out List<Finding>? ofAccount)) _byAccount.Add(account, ofAccount = []);
            ofAccount.Add(finding);
        }

        findings.Clear();
    }

    public void Finish(AnalysisResult result)
    {
    }

    private sealed class Batch : IFindingBatch
    {
        public List<Finding> Findings { get; } = [];

        public long Size => 0;

        public void Add(Finding finding) => Findings.Add(finding);
    }
}
