using CredReport.Diagnostics;
using CredReport.FileSystem;
using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>
/// Resolves selectors to rules: ids of the catalogue and their prefixes, sets, frameworks with an optional version and control, and paths
/// of rule files and folders.
/// </summary>
public static class RuleSelection
{
    /// <summary>The selected rules, each once, in the order of the selectors.</summary>
    /// <param name="selectors">
    /// Tried in this order: an id or the name of a set, case-sensitive; an existing file or folder; an id or a set in any case; a
    /// framework; the prefix of an id up to a dot. Any other selector with a slash or the ending <c>.yaml .yml .json</c> is the path of a
    /// missing file.
    /// </param>
    /// <exception cref="FileErrorException">A file is not a rule.</exception>
    /// <exception cref="RuleSelectionException">
    /// A selector is unknown, a file cannot be read, or two different rules have the same id.
    /// </exception>
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
        if (Path.Exists(selector)) return FindFiles(selector).Select(file => (RuleFile.Read(file, ReadBytes(file)), $"'{file}'"));
        if (FindLoosely(selector) is { } found) return found.Select(rule => (rule, "the catalogue"));
        throw new RuleSelectionException(LooksLikePath(selector) ? $"There is no rule file '{selector}'." : Unknown(selector));
    }

    /// <summary>The rules of the catalogue that match a text other than an exact id or set name; null if there are none.</summary>
    /// <exception cref="RuleSelectionException">The text names a framework with an unknown version or control.</exception>
    private static IEnumerable<Rule>? FindLoosely(string text)
    {
        if (BuiltInRules.Ids.FirstOrDefault(id => IsSame(id, text)) is { } same) return [BuiltInRules.Get(same)];
        if (RuleSets.Sets.FirstOrDefault(set => IsSame(set.Name, text)) is { } set) return set.RuleIds.Select(BuiltInRules.Get);

        Rule[] published = [.. PublishedUnder(text)];
        if (published.Length > 0) return published;
        if (FrameworkQuery.Parse(text) is { } query)
        {
            FrameworkAnswer answer = query.Find();
            if (answer.Unknown is null) return answer.BestRules;
            return LooksLikePath(query.Rest) ? null : throw new RuleSelectionException(answer.Unknown);
        }

        string beginning = text.TrimEnd('.') + '.';
        string[] ids = [.. BuiltInRules.Ids.Where(id => id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))];
        return ids.Length > 0 ? ids.Select(BuiltInRules.Get) : null;
    }

    /// <summary>
    /// The rules of the catalogue that match a framework, including those that differ from their control. The text is a framework with an
    /// optional version and control, or any part of the name of a control or of a publisher's framework, in any case.
    /// </summary>
    /// <exception cref="RuleSelectionException">There is none.</exception>
    internal static IReadOnlyList<Rule> FindByFramework(string text)
    {
        FrameworkAnswer? answer = FrameworkQuery.Parse(text)?.Find();
        if (answer is { Unknown: null }) return [.. answer.Rules];

        Rule[] rules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get).Where(rule => FrameworksOf(rule).Any(name => name.Contains(text, StringComparison.OrdinalIgnoreCase)))];
        return rules.Length > 0 ? rules : throw new RuleSelectionException(answer?.Unknown ?? $"No rule names a framework like '{text}'.{SuggestFramework(text)}");
    }

    private static IEnumerable<Rule> PublishedUnder(string framework) =>
        BuiltInRules.Ids.Select(BuiltInRules.Get).Where(rule => rule.Published?.Frameworks.Any(name => IsSame(name, framework.Trim())) == true);

    private static IEnumerable<string> FrameworksOf(Rule rule) => rule.Frameworks.Select(control => control.ToString()).Concat(rule.Published?.Frameworks ?? []);

    private static string Unknown(string selector)
    {
        string[] sets = [.. RuleSets.Sets.Select(known => known.Name)];
        string hint = Suggestion.DidYouMean(selector, [.. BuiltInRules.Ids, .. sets]);
        if (hint.Length == 0) hint = SuggestFramework(selector);
        return $"There is no rule, set, framework or rule file '{selector}'." + (hint.Length > 0
            ? hint
            : $" Accepted are rule ids and their beginnings, for example {BuiltInRules.DefaultId} and CR.KEY; the sets {string.Join(", ", sets)}; the frameworks "
                + $"{string.Join(", ", Framework.All.Select(framework => framework.Name))}, with or without a version and a control, for example 'CIS 6.0.0 2.13'; "
                + "and paths of rule files and folders.");
    }

    /// <summary>
    /// "Did you mean" the framework with the name nearest to the start of a text, or a publisher's framework that contains it.
    /// </summary>
    private static string SuggestFramework(string text)
    {
        const int LeastPart = 3;
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int longest = Framework.All.SelectMany(framework => framework.Names).Max(name => name.Split(' ').Length);
        for (int count = Math.Min(words.Length, longest); count > 0; count--)
        {
            string beginning = string.Join(' ', words.Take(count));
            IEnumerable<string> names = Framework.All.SelectMany(framework => framework.Names).Where(name => name.Split(' ').Length == count);
            if (Suggestion.Nearest(beginning, names) is { } name) return $" Did you mean '{string.Join(' ', words.Skip(count).Prepend(name))}'?";
        }

        IEnumerable<string> published = BuiltInRules.Ids.Select(BuiltInRules.Get).SelectMany(rule => rule.Published?.Frameworks ?? []);
        string? whole = text.Length < LeastPart ? null : published.FirstOrDefault(name => name.Contains(text, StringComparison.OrdinalIgnoreCase));
        return whole is null ? "" : $" Did you mean '{whole}'?";
    }

    private static bool IsSame(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The rule files of a path: the file, or those of a folder and its subfolders, in ordinal order.</summary>
    /// <exception cref="RuleSelectionException">The folder holds no rule file.</exception>
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

    /// <summary>The files of a folder and its subfolders; a folder that is also linked is listed once.</summary>
    private static IEnumerable<string> FilesOf(string folder, HashSet<FileIdentity> seen)
    {
        if (FileStatus.Of(folder)?.Identity is { } identity ? !seen.Add(identity) : new DirectoryInfo(folder).LinkTarget is not null) return [];
        return Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder).Order(StringComparer.Ordinal).SelectMany(inner => FilesOf(inner, seen)));
    }

    private static bool IsRuleFile(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json";

    private static bool LooksLikePath(string selector) =>
        IsRuleFile(selector) || selector.Contains('/', StringComparison.Ordinal) || selector.Contains('\\', StringComparison.Ordinal);
}
