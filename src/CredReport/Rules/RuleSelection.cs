using CredReport.Diagnostics;
using CredReport.FileSystem;
using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>Turns what a user chooses into rules: ids of the catalogue, sets, and paths of rule files and folders.</summary>
public static class RuleSelection
{
    /// <summary>The rules behind the selectors, each once, in the order of the selectors.</summary>
    /// <param name="selectors">Ids, names of sets, and paths; what contains a slash or ends in <c>.yaml .yml .json</c>, or is a file or folder, is a path.</param>
    /// <exception cref="FileErrorException">A file is no rule.</exception>
    /// <exception cref="RuleSelectionException">Nothing is called like this, a file cannot be read, or two rules that differ have one id.</exception>
    public static IReadOnlyList<Rule> Resolve(IEnumerable<string> selectors)
    {
        Dictionary<string, (Rule Rule, string Origin)> byId = [];
        List<Rule> rules = [];
        foreach (string selector in selectors)
        {
            foreach ((Rule rule, string origin) in Find(selector))
            {
                if (byId.TryAdd(rule.Id, (rule, origin)))
                {
                    rules.Add(rule);
                }
                else if (byId[rule.Id] is { } other && other.Rule.Sha256 != rule.Sha256)
                {
                    throw new RuleSelectionException($"Two rules have the id '{rule.Id}': {other.Origin} and {origin}.");
                }
            }
        }

        return rules;
    }

    private static IEnumerable<(Rule Rule, string Origin)> Find(string selector)
    {
        if (BuiltInRules.Find(selector) is { } builtIn) return [(builtIn, "the catalogue")];
        if (RuleSets.Find(selector) is { } set) return set.RuleIds.Select(id => (BuiltInRules.Get(id), "the catalogue"));
        if (Path.Exists(selector) || LooksLikePath(selector)) return FindFiles(selector).Select(file => (RuleFile.Read(file, ReadBytes(file)), $"'{file}'"));

        string[] sets = [.. RuleSets.Sets.Select(known => known.Name)];
        string[] known = [.. BuiltInRules.Ids, .. sets];
        string hint = Suggestion.DidYouMean(selector, known);
        throw new RuleSelectionException($"There is no rule, set or rule file '{selector}'."
            + (hint.Length > 0 ? hint : $" Accepted are rule ids, for example {BuiltInRules.DefaultId}, the sets {string.Join(", ", sets)}, and paths of rule files and folders."));
    }

    /// <summary>The rule files behind a path: the file, or those of a folder and the folders in it, in ordinal order.</summary>
    /// <exception cref="RuleSelectionException">The folder holds none.</exception>
    public static IReadOnlyList<string> FindFiles(string path)
    {
        if (!Directory.Exists(path)) return [path];

        string[] files;
        try
        {
            files = [.. FilesOf(path, []).Where(IsRuleFile).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleSelectionException($"The folder '{path}' cannot be listed: {e.Message}");
        }

        foreach (string file in files)
        {
            if (FileStatus.Of(file) is { Kind: not FileKind.Regular and var kind }) throw new RuleSelectionException($"'{file}' is {kind.Noun()}, and of a folder only files are read.");
        }

        return files.Length > 0 ? files : throw new RuleSelectionException($"The folder '{path}' holds no rule file (.yaml, .yml, .json).");
    }

    /// <summary>The bytes of a rule file.</summary>
    /// <exception cref="RuleSelectionException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return ReadableFile.ReadAll(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new RuleSelectionException($"There is no rule file '{path}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleSelectionException($"The rule file '{path}' cannot be read: {e.Message}");
        }
    }

    /// <summary>The files of a folder and the folders in it, each folder once, whatever links lead to it.</summary>
    private static IEnumerable<string> FilesOf(string folder, HashSet<FileIdentity> seen)
    {
        if (FileStatus.Of(folder)?.Identity is { } identity ? !seen.Add(identity) : new DirectoryInfo(folder).LinkTarget is not null) return [];
        return Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder).Order(StringComparer.Ordinal).SelectMany(inner => FilesOf(inner, seen)));
    }

    private static bool IsRuleFile(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json";

    private static bool LooksLikePath(string selector) =>
        IsRuleFile(selector) || selector.Contains('/', StringComparison.Ordinal) || selector.Contains('\\', StringComparison.Ordinal);
}
