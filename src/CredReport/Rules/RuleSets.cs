using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>The sets of the catalogue. Their file is read on first use.</summary>
public static class RuleSets
{
    /// <summary>The set of every rule of the catalogue.</summary>
    public const string All = "all";

    private const string File = "sets.yaml";

    /// <summary>The sets, in the order of their file, <c>all</c> last.</summary>
    public static IReadOnlyList<RuleSet> Sets =>
        field ??= [.. Read(), new RuleSet(All, "Every rule of the catalogue", () => BuiltInRules.Ids)];

    /// <summary>Finds a set by its name, case-sensitive; null if there is none.</summary>
    public static RuleSet? Find(string name) => Sets.FirstOrDefault(set => set.Name == name);

    /// <summary>The sets that have a rule of this id, in the order of <see cref="Sets"/>.</summary>
    internal static IEnumerable<RuleSet> With(Rule rule) => Sets.Where(set => set.RuleIds.Contains(rule.Id));

    private static IEnumerable<RuleSet> Read()
    {
        List<FileError> errors = [];
        using Stream stream = typeof(RuleSets).Assembly.GetManifestResourceStream(File)!;
        using StreamReader reader = new(stream);
        YamlMap root = (YamlMap)YamlReader.Read(File, reader.ReadToEnd(), errors);
        YamlMap sets = new YamlFields(File, "The file", root, ["sets"], errors).Map("sets")!;
        foreach ((YamlText name, YamlNode node) in sets.Entries)
        {
            YamlFields fields = new(File, "A set", (YamlMap)node, ["title", "rules", "framework", "version"], errors);
            IReadOnlyList<string> ids = fields.Texts("rules");
            (string? framework, string? version) = (fields.Text("framework"), fields.Text("version"));
            yield return new RuleSet(name.Text, fields.Text("title")!, framework is null ? () => ids : () => MappedTo(framework, version));
        }

        if (errors.Count > 0) throw new FileErrorException(errors);
    }

    /// <summary>The rules that agree with the controls of a framework's version, so that a set has no contradicting rules.</summary>
    private static IReadOnlyList<string> MappedTo(string framework, string? version) =>
    [
        .. MappedRule.All()
            .Where(item => item.Control.Name == framework && item.Control.Version == version && item.Control.Differs is null)
            .Select(item => item.Rule.Id)
            .Distinct(),
    ];
}
