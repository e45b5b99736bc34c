using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;

namespace CredReport.Evidence.Create;

/// <summary>
/// Writes the results of a package: every verdict into the population, and into the findings those that <c>analyze</c> shows. They are
/// held in memory, past a bound in temporary files without a name.
/// </summary>
internal sealed class ResultsWriter : IFindingWriter, IDisposable
{
    /// <summary>How much of each result is held in memory, in bytes.</summary>
    private const int HeldInMemory = 4 * 1024 * 1024;

    private readonly Dictionary<string, Spool> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<DiagnosticDescriptor, long>> _problems = new(StringComparer.Ordinal);
    private readonly IFindingWriter _shown;
    private readonly IFindingWriter _population;

    /// <param name="remarks">Writes what the report says of the package, see <see cref="FindingWriterOptions.Remarks"/>.</param>
    public ResultsWriter(Func<AnalysisResult, string> remarks)
    {
        FindingWriterOptions options = new() { Remarks = remarks };
        ILookup<bool, PackageEntry> entries = PackageEntries.All.Where(entry => entry.CreateWriter is not null).ToLookup(entry => entry.HasEveryVerdict);
        _shown = FindingWriters.Combine([.. entries[false].Select(entry => CreateWriter(entry, options))]);
        _population = FindingWriters.Combine([.. entries[true].Select(entry => CreateWriter(entry, options))]);
    }

    /// <summary>The results; each can be opened again when it was read.</summary>
    public IEnumerable<PackageFile> Files => _files.Select(file => new PackageFile(file.Key, file.Value.Length, () => new KeptStream(file.Value.Rewind())));

    public bool NeedsSourceHash => true;

    public bool NeedsEveryDiagnostic => _shown.NeedsEveryDiagnostic;

    /// <summary>How often each kind of problem was found in a report, in the order in which kinds were found.</summary>
    public IReadOnlyDictionary<DiagnosticDescriptor, long> ProblemsOf(SourceResult source) => _problems[source.Name];

    public void Begin(EvaluationInfo evaluation)
    {
        _shown.Begin(evaluation);
        _population.Begin(evaluation);
    }

    public IFindingBatch NewBatch() => new Batch(_shown.NewBatch(), _population.NewBatch());

    public void Write(IFindingBatch batch)
    {
        Batch both = (Batch)batch;
        _shown.Write(both.Shown);
        _population.Write(both.Population);
    }

    public void Complete(SourceResult source)
    {
        Dictionary<DiagnosticDescriptor, long> problems = [];
        foreach (Diagnostic problem in source.Diagnostics) problems[problem.Descriptor] = problems.GetValueOrDefault(problem.Descriptor) + 1;
        foreach (OmittedDiagnostics omitted in source.OmittedDiagnostics) problems[omitted.Descriptor] = problems.GetValueOrDefault(omitted.Descriptor) + omitted.Count;
        _problems.Add(source.Name, problems);
        _shown.Complete(source);
    }

    public void Finish(AnalysisResult result)
    {
        _shown.Finish(result);
        _population.Finish(result);
    }

    public void Dispose()
    {
        foreach (Spool file in _files.Values) file.Dispose();
    }

    private IFindingWriter CreateWriter(PackageEntry entry, FindingWriterOptions options)
    {
        Spool file = new(HeldInMemory);
        _files.Add(entry.Path, file);
        return entry.CreateWriter!(file, options);
    }

    private sealed class Batch(IFindingBatch shown, IFindingBatch population) : IFindingBatch
    {
        public IFindingBatch Shown => shown;

        public IFindingBatch Population => population;

        public long Size => shown.Size + population.Size;

        public void Add(Finding finding)
        {
            population.Add(finding);
            if (finding.Verdict is not (Verdict.Pass or Verdict.NotRelevant)) shown.Add(finding);
        }
    }
}
