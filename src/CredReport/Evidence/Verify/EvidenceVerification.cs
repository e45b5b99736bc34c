using System.Text;
using CredReport.Evidence.Bag;
using CredReport.Evidence.Verify;
using CredReport.Hashing;
using CredReport.Input;
using CredReport.Reporting;

namespace CredReport.Evidence;

/// <summary>Verifies a package: its container, its lists, every hash, the signature; and rebuilds it. Nothing is unpacked.</summary>
public sealed class EvidenceVerification
{
    /// <summary>The longest signature in DER.</summary>
    private const int MostSignatureBytes = 72;

    private readonly IReadOnlyDictionary<string, BagEntry> _files;
    private readonly BagManifest _manifest;
    private readonly BagManifest _tagManifest;
    private readonly VerificationOptions _options;

    private EvidenceVerification(IReadOnlyDictionary<string, BagEntry> files, VerificationOptions options)
    {
        _files = files;
        _options = options;
        _manifest = BagManifest.Read(PackagePath.Manifest, files.GetValueOrDefault(PackagePath.Manifest));
        _tagManifest = BagManifest.Read(PackagePath.TagManifest, files.GetValueOrDefault(PackagePath.TagManifest));
    }

    /// <summary>Verifies a package.</summary>
    /// <param name="package">The zip; seekable, not closed.</param>
    /// <param name="options">How.</param>
    /// <exception cref="EvidenceException">It is no package, or a report that was given cannot be read.</exception>
    /// <exception cref="IOException">The package cannot be read, or what is rebuilt cannot be held on the disk.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static VerificationResult Run(Stream package, VerificationOptions options)
    {
        SuppliedReports supplied = new(options.Sources);
        BagReader reader = BagReader.Open(package, options.InflatedBytes);
        VerificationStep container = VerificationStep.Of("container",
            $"{Counted.Of(reader.Files.Count, "file")}, all inside of {PackagePath.Bag}, no link, no name twice, nothing before or after", reader.Problems);
        if (reader.Problems.Count > 0)
        {
            const string why = "not checked: the container cannot be trusted";
            return new VerificationResult([container, .. ((string[])["completeness", "hashes", "signature", PackageRebuild.Name]).Select(name => VerificationStep.NotChecked(name, why))], null);
        }

        try
        {
            EvidenceVerification verification = new(reader.Files, options);
            return new VerificationResult(
                [container, verification.CheckCompleteness(), verification.CheckHashes(), verification.CheckSignature(), PackageRebuild.Check(reader.Files, supplied, options)],
                reader.Files.TryGetValue(PackagePath.TagManifest, out BagEntry? tagManifest) ? Convert.ToHexStringLower(Sha256.HashData(tagManifest.ReadAll())) : null)
            {
                HasUncheckedSignature = options.PublicKey is null && reader.Files.ContainsKey(PackagePath.Signature),
            };
        }
        catch (InvalidDataException e)
        {
            throw new EvidenceException($"The zip is damaged: {e.Message}");
        }
    }

    private VerificationStep CheckCompleteness()
    {
        List<string> differences = [.. _tagManifest.Problems, .. _manifest.Problems];
        foreach (string path in (string[])[PackagePath.Declaration, PackagePath.Info, PackagePath.Manifest, PackagePath.TagManifest])
        {
            if (!_files.ContainsKey(path)) differences.Add($"{path} is missing.");
        }

        if (Encoding.UTF8.GetString(_files[PackagePath.Declaration].ReadAll()) != BagText.Declaration) differences.Add($"{PackagePath.Declaration} does not say that this is a bag of BagIt 1.0 in UTF-8.");
        foreach (string path in _files.Keys.Order(StringComparer.Ordinal))
        {
            bool isPayload = path.StartsWith(PackagePath.Payload, StringComparison.Ordinal);
            if (isPayload && !_manifest.Hashes.ContainsKey(path)) differences.Add($"{path} is not listed in {PackagePath.Manifest}.");
            if (!isPayload && path is not (PackagePath.TagManifest or PackagePath.Signature) && !_tagManifest.Hashes.ContainsKey(path)) differences.Add($"{path} is not listed in {PackagePath.TagManifest}.");
        }

        AddMissing(differences, PackagePath.Manifest, _manifest, path => path.StartsWith(PackagePath.Payload, StringComparison.Ordinal));
        AddMissing(differences, PackagePath.TagManifest, _tagManifest, path => !path.StartsWith(PackagePath.Payload, StringComparison.Ordinal));
        return VerificationStep.Of("completeness", "every file is listed, and every file that is listed is there", differences);
    }

    private void AddMissing(List<string> differences, string name, BagManifest manifest, Func<string, bool> belongs)
    {
        foreach (string path in manifest.Hashes.Keys.Order(StringComparer.Ordinal))
        {
            if (!belongs(path)) differences.Add($"{name} lists {path}, which does not belong there.");
            else if (!_files.ContainsKey(path)) differences.Add($"{path} is missing: {name} lists it.");
        }
    }

    private VerificationStep CheckHashes()
    {
        List<string> differences = [];
        byte[] block = new byte[InputLimits.BlockBytes];
        long bytes = 0;
        int payload = 0;
        foreach ((string path, BagEntry entry) in _files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            bool isPayload = path.StartsWith(PackagePath.Payload, StringComparison.Ordinal);
            string? listed = (isPayload ? _manifest : _tagManifest).Hashes.GetValueOrDefault(path);
            (string? hash, long length) = Hash(entry, block);
            if (isPayload) (payload, bytes) = (payload + 1, bytes + length);
            if (hash is null) differences.Add($"{path} is damaged, or unpacks to something else than the zip says.");
            else if (listed is not null && hash != listed) differences.Add($"{path} has another SHA-256 than {(isPayload ? PackagePath.Manifest : PackagePath.TagManifest)} lists.");
        }

        string oxum = BagText.Oxum(bytes, payload);
        string? stated = _files.TryGetValue(PackagePath.Info, out BagEntry? info) ? StatedOxum(info) : null;
        if (stated != oxum) differences.Add($"{PackagePath.Info} has the Payload-Oxum {stated ?? "(none)"}, and the payload has {oxum}.");
        return VerificationStep.Of("hashes", $"SHA-256 of {Counted.Of(_manifest.Hashes.Count + _tagManifest.Hashes.Count, "file")}, and Payload-Oxum {oxum}", differences);
    }

    private static string? StatedOxum(BagEntry info)
    {
        return Encoding.UTF8.GetString(info.ReadAll()).Split('\n').FirstOrDefault(line => line.StartsWith(BagText.OxumLabel, StringComparison.Ordinal))?[BagText.OxumLabel.Length..];
    }

    /// <summary>The hash is null when the bytes are damaged.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="block">Where its bytes are read to.</param>
    private (string? Hash, long Bytes) Hash(BagEntry entry, byte[] block)
    {
        try
        {
            using SourceStream content = new(entry.Open(), hashes: true);
            int read;
            while ((read = content.Read(block)) > 0)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
                _options.Progress?.Add(read, 0, 0);
            }

            return (content.Finish(), content.Bytes);
        }
        catch (InvalidDataException)
        {
            return (null, 0);
        }
    }

    private VerificationStep CheckSignature()
    {
        const string name = "signature";
        BagEntry? signature = _files.GetValueOrDefault(PackagePath.Signature);
        if (_options.PublicKey is not { } key)
        {
            if (signature is null) return VerificationStep.NotChecked(name, "the package is not signed");
            return signature.Bytes <= MostSignatureBytes && VerificationKey.IsSignature(signature.ReadAll()) ? VerificationStep.NotChecked(name, "present, not checked: that takes the public key")
                : VerificationStep.Of(name, "", [$"{PackagePath.Signature} is not a signature: expected one of ECDSA on the curve P-256, in DER."]);
        }

        if (signature is null) return VerificationStep.Of(name, "", [$"{PackagePath.Signature} is missing: the package is not signed."]);

        bool verifies = _files.TryGetValue(PackagePath.TagManifest, out BagEntry? tagManifest) && key.Verifies(tagManifest.ReadAll(), signature.ReadAll());
        return VerificationStep.Of(name, $"{PackagePath.TagManifest} was signed with the key", verifies ? [] : [$"{PackagePath.Signature} is not a signature of {PackagePath.TagManifest} by the key."]);
    }
}
