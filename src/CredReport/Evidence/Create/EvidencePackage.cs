using System.Text;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Evidence.Bag;
using CredReport.Evidence.Create;
using CredReport.Hashing;
using CredReport.Input;
using CredReport.Model;
using CredReport.Yaml;

namespace CredReport.Evidence;

/// <summary>
/// A package for an auditor: the reports, the rules and every verdict, in a BagIt bag inside a zip. The same reports, options and version
/// give the same bytes, but for the signature.
/// </summary>
public sealed class EvidencePackage : IDisposable
{
    private readonly PackageContent _content;

    private EvidencePackage(SourceSelection selection, PackageContent content)
    {
        Sources = selection.Sources;
        LeftOut = selection.LeftOut;
        _content = content;
    }

    /// <summary>The reports, in the order in which they were given.</summary>
    public IReadOnlyList<PackagedSource> Sources { get; }

    /// <summary>Whether the reports are left out, for they name whom the package does not.</summary>
    public bool HoldsBack => _content.HoldsBack;

    /// <summary>A warning for each file of a folder that is no report and was left out, under its own name. None is part of the package.</summary>
    public IReadOnlyList<Diagnostic> LeftOut { get; }

    /// <summary>What the rules say of the reports, which are called by their places in the package.</summary>
    public AnalysisResult Result => _content.Result;

    /// <summary>Which of the expected accounts are there.</summary>
    public AccountCheck Accounts => _content.Accounts;

    /// <summary>The time that the package is dated with.</summary>
    public Instant PackagedAt => _content.PackagedAt;

    /// <summary>Whether everything could be evaluated, and each expected account was received once and no other.</summary>
    public bool IsComplete => _content.IsComplete;

    /// <summary>Evaluates reports and creates everything else in the package.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="options">What to create it from.</param>
    /// <exception cref="EvidenceException">An input cannot be read, or the package could not be rebuilt from what it holds.</exception>
    /// <exception cref="FileErrorException">The exceptions file cannot be used.</exception>
    /// <exception cref="IOException">What is found cannot be held on the disk.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static EvidencePackage Create(IReadOnlyList<ReportInput> reports, EvidenceOptions options)
    {
        if (options.Organization is { } name && (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl)))
            throw new EvidenceException("The name of the organization is empty or has a control character: expected a name on one line.");

        AcceptedRisks? risks = options.ReadExceptions();
        bool needsMoment = new AnalysisOptions { AcceptedRisks = risks }.NeedsMoment(options.Rules);
        SourceSelection selection = SourceSelection.Of(reports, options, needsMoment);
        EvidenceOptions shown = options.Pseudonyms is { } pseudonyms ? options with { ExpectedAccounts = options.ExpectedAccounts?.Shown(pseudonyms) } : options;
        return new EvidencePackage(selection, PackageContent.Create(selection.Sources, shown, risks));
    }

    /// <summary>Writes the package. At least one report must have been evaluated.</summary>
    /// <param name="output">Receives the zip; seekable, not closed.</param>
    /// <param name="key">Signs the package; null for no signature.</param>
    /// <returns>SHA-256 of the tag manifest in lower-case hex: anyone who has it through another channel can identify the package.</returns>
    /// <exception cref="EvidenceException">A report has changed since it was evaluated.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public string Write(Stream output, SigningKey? key)
    {
        EvidenceOptions options = _content.Options;
        using BagWriter bag = new(output, bytes => options.Progress?.Add(bytes, 0, 0), options.Cancellation);

        PackageFile[] sources = [.. SourceFiles()];
        PackageFile[] payload = [.. sources.Concat(_content.Files).OrderBy(file => file.Path, StringComparer.Ordinal)];
        string info = BagText.Info(options.Organization, _content.PackagedAt, payload.Sum(file => file.Bytes), payload.Length);
        List<BagFile> tags =
        [
            bag.Add(Text(PackagePath.Info, info)),
            bag.Add(Text(PackagePath.Declaration, BagText.Declaration)),
        ];
        BagFile[] written = [.. payload.Select(bag.Add)];
        CheckSources(sources, written);
        PackageFile manifest = Text(PackagePath.Manifest, BagText.Manifest(written));
        tags.Add(bag.Add(manifest));

        byte[] tagManifest = Encoding.UTF8.GetBytes(BagText.Manifest(tags));
        if (key is not null) bag.Add(new PackageFile(PackagePath.Signature, key.Sign(tagManifest)));
        bag.Add(new PackageFile(PackagePath.TagManifest, tagManifest));
        return Convert.ToHexStringLower(Sha256.HashData(tagManifest));
    }

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();

    private static PackageFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private IEnumerable<PackageFile> SourceFiles() => _content.HoldsBack ? [] : Sources.Select((source, i) => new PackageFile(source.Path, Result.Sources[i].Bytes!.Value, source.Input.Open));

    /// <summary>Reports are read once to be evaluated and once to be packed.</summary>
    private void CheckSources(PackageFile[] sources, BagFile[] written)
    {
        Dictionary<string, string> hashes = written.ToDictionary(file => file.Path, file => file.Sha256);
        for (int i = 0; i < sources.Length; i++)
        {
            if (hashes[sources[i].Path] != Result.Sources[i].Sha256)
                throw new EvidenceException($"'{Sources[i].Original}' has changed while the package was made: it was judged as it was before. Make the package again.");
        }
    }
}
