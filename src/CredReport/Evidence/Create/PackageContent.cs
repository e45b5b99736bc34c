using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Hashing;
using CredReport.Model;

namespace CredReport.Evidence.Create;

/// <summary>
/// Everything in a package but the reports, created from the reports, the rules and the options: what writes a package and what verifies
/// one create it in the same way.
/// </summary>
internal sealed class PackageContent : IDisposable
{
    private readonly ResultsWriter _results;

    private PackageContent(EvidenceOptions options, AcceptedRisks? risks)
    {
        Options = options;
        AcceptedRisks = risks;
        ExceptionsDigest = options.Exceptions is { } file ? Digest(file, options.Pseudonyms) : null;
        RuleFiles = [.. options.Rules.Select((rule, i) => new PackageFile(PackagePath.Rule(i, options.Rules.Count, rule.Id), rule.File))];
        _results = new ResultsWriter(result => PackageAccounts.Compose(options.Organization, AccountCheck.Of(options.ExpectedAccounts, result.Sources)));
    }

    public EvidenceOptions Options { get; }

    /// <summary>The exceptions; null for none.</summary>
    public AcceptedRisks? AcceptedRisks { get; }

    /// <summary>The SHA-256 of the exceptions file in lower-case hex, or what stands for it under a key; null for none.</summary>
    public string? ExceptionsDigest { get; }

    /// <summary>Whether the reports and the exceptions file are left out, for they name whom the package does not.</summary>
    public bool HoldsBack => Options.Pseudonyms is not null;

    /// <summary>The rules' files, in the order of the choice.</summary>
    public IReadOnlyList<PackageFile> RuleFiles { get; }

    public AnalysisResult Result { get; private set; } = null!;

    public AccountCheck Accounts { get; private set; } = null!;

    /// <summary>How often each kind of problem was found, report after report.</summary>
    public IEnumerable<KeyValuePair<DiagnosticDescriptor, long>> Problems => Result.Sources.SelectMany(ProblemsOf);

    /// <summary>The time that the package is dated with.</summary>
    public Instant PackagedAt { get; private set; }

    /// <summary>Whether everything could be evaluated, and each expected account was received once and no other.</summary>
    public bool IsComplete => Result.Summary.Complete && Accounts.Holds;

    /// <summary>Every file of the payload but the reports, in ordinal order of their places.</summary>
    public IReadOnlyList<PackageFile> Files { get; private set; } = [];

    /// <summary>Evaluates the reports and creates the files. If no report could be evaluated there are none.</summary>
    /// <param name="sources">The reports.</param>
    /// <param name="options">What the package is created from.</param>
    /// <param name="risks">The exceptions of the options, read.</param>
    /// <exception cref="EvidenceException">A report cannot be read to its end, or nothing tells a date.</exception>
    /// <exception cref="IOException">What is found cannot be held on the disk.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static PackageContent Create(IReadOnlyList<PackagedSource> sources, EvidenceOptions options, AcceptedRisks? risks)
    {
        PackageContent content = new(options, risks);
        try
        {
            content.Evaluate(sources);
            if (content.Result.AnyJudged) content.Compose(sources);
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>How often each kind of problem was found in a report.</summary>
    public IReadOnlyDictionary<DiagnosticDescriptor, long> ProblemsOf(SourceResult source) => _results.ProblemsOf(source);

    public void Dispose() => _results.Dispose();

    private static string Digest(byte[] file, Pseudonyms? pseudonyms)
    {
        string sha256 = Convert.ToHexStringLower(Sha256.HashData(file));
        return pseudonyms?.Content(sha256) ?? sha256;
    }

    private void Evaluate(IReadOnlyList<PackagedSource> sources)
    {
        Analysis analysis = new(Options.Rules, Options.ToAnalysisOptions(AcceptedRisks));
        Result = analysis.Run([.. sources.Select(source => source.Input)], _results);
        Accounts = AccountCheck.Of(Options.ExpectedAccounts, Result.Sources);
        for (int i = 0; i < sources.Count; i++)
        {
            if (Result.Sources[i].Digest is null)
                throw SourceSelection.Unread(Result.Sources[i].Diagnostics.Last(problem => problem.Severity == DiagnosticSeverity.Error).Message.Replace(sources[i].Path, sources[i].Original, StringComparison.Ordinal));
        }
    }

    private void Compose(IReadOnlyList<PackagedSource> sources)
    {
        PackagedAt = PackageDate.Of(Options, sources, Result);
        List<PackageFile> files =
        [
            .. PackageEntries.All.Where(entry => entry.Compose is not null).Select(entry => new PackageFile(entry.Path, entry.Compose!(this))),
            .. RuleFiles,
            .. _results.Files,
        ];
        if (Options.Exceptions is { } exceptions && !HoldsBack) files.Add(new PackageFile(PackagePath.Exceptions, exceptions));
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        Files = files;
    }
}
