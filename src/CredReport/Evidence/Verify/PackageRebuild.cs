using System.Globalization;
using System.Text;
using CredReport.Evidence.Bag;
using CredReport.Evidence.Create;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Evidence.Verify;

/// <summary>Rebuilds a package from its reports, rules and options, and names what comes out otherwise.</summary>
internal static class PackageRebuild
{
    public const string Name = "made again";

    /// <summary>Pages of which another version of the tool may have another text.</summary>
    private static IEnumerable<string> NotCompared => PackageEntries.All.Where(entry => entry.CompareValues is null).Select(entry => entry.Path);

    public static VerificationStep Check(IReadOnlyDictionary<string, BagEntry> files, SuppliedReports supplied, VerificationOptions options)
    {
        try
        {
            EvaluationReader evaluation = EvaluationReader.Read(files, supplied, options);
            IReadOnlyList<string> differing = CompareNames(files, evaluation);
            if (evaluation.HeldBack.Count > 0)
            {
                return differing.Count > 0 ? VerificationStep.Of(Name, "", differing)
                    : VerificationStep.NotChecked(Name, "not judged again: the package holds back what it was made of", evaluation.HeldBack);
            }

            using PackageContent content = PackageContent.Create(evaluation.Sources, evaluation.Options, evaluation.Options.ReadExceptions());
            if (!content.Result.AnyJudged) return VerificationStep.Of(Name, "", ["No report of the package could be judged, and so nothing could be made again."]);

            PackageFile[] all = [.. content.Files, Info(content, evaluation, files), new(PackagePath.Declaration, Encoding.UTF8.GetBytes(BagText.Declaration))];
            bool isSameVersion = evaluation.Version == ToolInfo.Version;
            List<string> differences = [.. isSameVersion ? CompareBytes(files, all) : CompareValues(files, all), .. differing];
            string reports = Counted.Of(evaluation.Sources.Count, "report") + (supplied.Any && evaluation.HoldsSources ? " of its own, and none of those that were given," : "");
            if (isSameVersion || differences.Count > 0)
                return VerificationStep.Of(Name, $"{Counted.Of(all.Length, "file")} came out of {reports} and {Counted.Of(evaluation.Options.Rules.Count, "rule")} as they are, byte for byte{OtherRules(evaluation.Options.Rules)}", differences);

            return VerificationStep.NotChecked(Name,
                $"{ToolInfo.Name} {evaluation.Version} made the package and this is {ToolInfo.Version}: the findings, the population and the evaluation came out of {reports} with the same values; "
                + $"{string.Join(" and ", content.Files.Select(file => file.Path).Intersect(NotCompared))} were not compared");
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

    /// <summary>A reader takes a rule with an id of the catalogue for that rule.</summary>
    private static string OtherRules(IReadOnlyList<Rule> rules)
    {
        string[] others = [.. rules.Where(rule => BuiltInRules.Find(rule.Id) is { } own && own.Sha256 != rule.Sha256).Select(rule => rule.Id)];
        return others.Length == 0 ? "" : $"; {string.Join(", ", others)} {(others.Length == 1 ? "is" : "are")} not the tool's own, but of another text under the same id";
    }

    /// <summary>Names what is there and should not be, or should and is not.</summary>
    private static string[] CompareNames(IReadOnlyDictionary<string, BagEntry> files, EvaluationReader evaluation)
    {
        EvidenceOptions options = evaluation.Options;
        HashSet<string> known =
        [
            .. PackageEntries.All.Select(entry => entry.Path), .. SourcePaths(evaluation),
            .. options.Rules.Select((rule, i) => PackagePath.Rule(i, options.Rules.Count, rule.Id)),
            .. options.Exceptions is not null && evaluation.HoldsSources ? [PackagePath.Exceptions] : (string[])[],
        ];
        return
        [
            .. known.Where(path => !files.ContainsKey(path)).Order(StringComparer.Ordinal).Select(path => $"{path} is missing."),
            .. files.Keys.Where(path => path != PackagePath.Signature && !known.Contains(path)).Order(StringComparer.Ordinal).Select(path => $"{path} is nothing that comes of the reports, rules and options."),
        ];
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
            if (files.TryGetValue(file.Path, out BagEntry? entry) && FileComparison.FirstDifference(entry.Open(), file.Open()) is { } line)
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{file.Path} differs from what comes of the reports, rules and options, first on line {line}."));
        }

        return differences;
    }

    private static List<string> CompareValues(IReadOnlyDictionary<string, BagEntry> files, PackageFile[] all)
    {
        List<string> differences = [];
        foreach (PackageEntry entry in PackageEntries.All.Where(entry => entry.CompareValues is not null).OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            if (files.TryGetValue(entry.Path, out BagEntry? stated))
                differences.AddRange(entry.CompareValues!(entry.Path, stated.Open(), all.First(file => file.Path == entry.Path).Open()));
        }

        return differences;
    }
}
