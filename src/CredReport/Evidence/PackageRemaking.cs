using System.Globalization;
using System.Text;
using CredReport.Reporting;
using CredReport.Yaml;

namespace CredReport.Evidence;

/// <summary>Makes a package again from its reports, rules and options, and names what of it comes out otherwise.</summary>
internal static class PackageRemaking
{
    public const string Name = "made again";

    private static readonly string[] Frame = [PackagePath.Declaration, PackagePath.Info, PackagePath.Manifest, PackagePath.TagManifest, PackagePath.Signature];

    public static VerificationStep Check(IReadOnlyDictionary<string, BagEntry> files, GivenSources given, VerificationOptions options)
    {
        try
        {
            EvaluationReader evaluation = EvaluationReader.Read(files, given, options);
            if (evaluation.HeldBack.Count > 0) return VerificationStep.NotChecked(Name, "not judged again: the package holds back what it was made of", evaluation.HeldBack);

            using PackageContent content = PackageContent.Make(evaluation.Sources, evaluation.Options);
            if (!content.Result.AnyJudged) return VerificationStep.Of(Name, "", ["No report of the package could be judged, and so nothing could be made again."]);

            PackageFile[] all = [.. content.Files, Info(content, evaluation, files), new(PackagePath.Declaration, Encoding.UTF8.GetBytes(BagText.Declaration))];
            bool isSameVersion = evaluation.Version == ToolInfo.Version;
            List<string> differences = isSameVersion ? CompareBytes(files, all) : CompareValues(files, content);
            HashSet<string> known = [.. Frame, .. all.Select(file => file.Path), .. SourcePaths(evaluation)];
            differences.AddRange(files.Keys.Where(path => !known.Contains(path)).Order(StringComparer.Ordinal).Select(path => $"{path} is nothing that comes of the reports, rules and options."));
            string reports = Counted.Of(evaluation.Sources.Count, "report") + (given.Any && evaluation.HoldsSources ? " of its own, and none of those that were given," : "");
            return VerificationStep.Of(Name, isSameVersion
                ? $"{Counted.Of(all.Length, "file")} came out of {reports} and {Counted.Of(evaluation.Options.Rules.Count, "rule")} as they stand, byte for byte"
                : $"{ToolInfo.Name} {evaluation.Version} made the package and this is {ToolInfo.Version}: the findings and the population came out of {reports} with the same values; the pages were not compared", differences);
        }
        catch (Exception e) when (e is EvidenceException or InvalidDataException)
        {
            return VerificationStep.Of(Name, "", [$"It cannot be made again: {e.Message}"]);
        }
        catch (FileErrorException e)
        {
            return VerificationStep.Of(Name, "", [.. e.Errors.Select(problem => $"It cannot be made again: {problem.File}:{problem.Line}:{problem.Column}: {problem.Message}")]);
        }
    }

    private static IEnumerable<string> SourcePaths(EvaluationReader evaluation) => evaluation.HoldsSources ? evaluation.Sources.Select(source => source.Path) : [];

    private static PackageFile Info(PackageContent content, EvaluationReader evaluation, IReadOnlyDictionary<string, BagEntry> files)
    {
        long bytes = content.Files.Sum(file => file.Bytes) + SourcePaths(evaluation).Sum(path => files[path].Bytes);
        return new PackageFile(PackagePath.Info, Encoding.UTF8.GetBytes(BagText.Info(content.Options.Organization, content.PackagedAt, bytes, content.Files.Count + SourcePaths(evaluation).Count())));
    }

    private static List<string> CompareBytes(IReadOnlyDictionary<string, BagEntry> files, PackageFile[] made)
    {
        List<string> differences = [];
        foreach (PackageFile file in made)
        {
            if (!files.TryGetValue(file.Path, out BagEntry? entry)) differences.Add($"{file.Path} is missing.");
            else if (FileComparison.FirstDifference(entry.Open(), file.Open()) is { } line)
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{file.Path} differs from what comes of the reports, rules and options, first on line {line}."));
        }

        return differences;
    }

    private static List<string> CompareValues(IReadOnlyDictionary<string, BagEntry> files, PackageContent content)
    {
        List<string> differences = [];
        foreach (string path in (string[])[PackagePath.FindingsJson, PackagePath.FindingsCsv, PackagePath.Population])
        {
            Stream made = content.Files.First(file => file.Path == path).Open();
            if (!files.TryGetValue(path, out BagEntry? entry)) differences.Add($"{path} is missing.");
            else differences.AddRange(path == PackagePath.FindingsJson ? ValueComparison.OfJson(path, entry.Open(), made) : ValueComparison.OfCsv(path, entry.Open(), made));
        }

        return differences;
    }
}
