using System.Text;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;

namespace CredReport.Reporting.Markdown;

/// <summary>
/// Writes a document for a ticket or an auditor: what was analyzed and with which result first, then a section a rule. The
/// findings are held until the end, past 16 MiB in a temporary file.
/// </summary>
/// <param name="output">Receives UTF-8.</param>
/// <param name="remarks">Writes what the caller adds to the result; null for nothing.</param>
internal sealed class MarkdownFindingWriter(Stream output, Func<AnalysisResult, string>? remarks = null) : IFindingWriter
{
    private const int HeldInMemory = 16 * 1024 * 1024;

    private readonly Dictionary<Rule, Spool> _held = [];

    public bool NeedsSourceHash => true;

    public void Begin(EvaluationInfo evaluation)
    {
        foreach (Rule rule in evaluation.Rules) _held[rule] = new Spool(HeldInMemory / evaluation.Rules.Count);
    }

    public IFindingBatch NewBatch() => new Batch();

    public void Write(IFindingBatch batch)
    {
        foreach ((Rule rule, ByteBatch bytes) in ((Batch)batch).ByRule)
        {
            _held[rule].Write(bytes.Bytes);
            bytes.Clear();
        }
    }

    public void Finish(AnalysisResult result)
    {
        WriteText(MarkdownOverview.Compose(result, remarks?.Invoke(result)));
        foreach (RuleSummary rule in result.Summary.ByRule)
        {
            WriteText(MarkdownRule.Heading(rule));
            using Spool findings = _held[rule.Rule];
            findings.Rewind().CopyTo(output);
        }

        WriteText(MarkdownOverview.Limits);
        output.Flush();
    }

    private void WriteText(string text) => output.Write(Encoding.UTF8.GetBytes(text));

    private sealed class Batch : IFindingBatch
    {
        public Dictionary<Rule, ByteBatch> ByRule { get; } = [];

        public long Size => ByRule.Values.Sum(batch => batch.Size);

        public void Add(Finding finding)
        {
            if (!ByRule.TryGetValue(finding.Rule, out ByteBatch? batch))
            {
                batch = new ByteBatch((bytes, item) => bytes.Append(MarkdownRule.Section(item)));
                ByRule.Add(finding.Rule, batch);
            }

            batch.Add(finding);
        }
    }
}
