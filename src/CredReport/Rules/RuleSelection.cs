using CredReport.Diagnostics;

namespace CredReport.Rules;

/// <summary>Turns what a user chooses into rules: ids of the catalogue, the set <c>all</c>, and paths of rule files and folders.</summary>
public static class RuleSelection
{
    /// <summary>The set of all rules of the catalogue.</summary>
    public const string All = "all";

    /// <summary>The rules behind the selectors, each once, in the order of the selectors.</summary>
    /// <param name="selectors">Ids, <c>all</c>, and paths; what contains a slash or ends in <c>.yaml .yml .json</c>, or is a file or folder, is a path.</param>
    /// <exception cref="RuleException">A file is no rule, or two files have one id.</exception>
    /// <exception cref="RuleSelectionException">Nothing is called like this, or a file cannot be read.</exception>
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
        if (selector == All) return BuiltInRules.Ids.Select(id => (BuiltInRules.Get(id), "the catalogue"));
        if (BuiltInRules.Find(selector) is { } builtIn) return [(builtIn, "the catalogue")];
        if (Directory.Exists(selector)) return FindInFolder(selector);
        if (File.Exists(selector) || LooksLikePath(selector)) return [(ReadFile(selector), $"'{selector}'")];

        string[] known = [.. BuiltInRules.Ids, All];
        string hint = Suggestion.DidYouMean(selector, known);
        throw new RuleSelectionException($"There is no rule, set or rule file '{selector}'."
            + (hint.Length > 0 ? hint : $" Accepted are rule ids, for example {BuiltInRules.DefaultId}, the set '{All}', and paths of rule files and folders."));
    }

    private static IEnumerable<(Rule Rule, string Origin)> FindInFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsRuleFile).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw new RuleSelectionException($"The folder '{folder}' holds no rule file (.yaml, .yml, .json).");
        return files.Select(file => (ReadFile(file), $"'{file}'"));
    }

    private static Rule ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RuleSelectionException($"There is no rule file '{path}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleSelectionException($"The rule file '{path}' cannot be read: {e.Message}");
        }

        return RuleFile.Read(path, bytes);
    }

    private static bool IsRuleFile(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json";

    private static bool LooksLikePath(string selector) =>
        IsRuleFile(selector) || selector.Contains('/', StringComparison.Ordinal) || selector.Contains('\\', StringComparison.Ordinal);
}
