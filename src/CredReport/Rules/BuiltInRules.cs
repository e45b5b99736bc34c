using System.Collections.Concurrent;
using System.Reflection;

namespace CredReport.Rules;

/// <summary>The catalogue of built-in rules. A rule's file is read on first use.</summary>
public static class BuiltInRules
{
    private const string Prefix = "rules/";
    private const string Suffix = ".yaml";

    /// <summary>The rule that is applied by default: D9.AWS.IAM.79.</summary>
    public const string DefaultId = "D9.AWS.IAM.79";

    private static readonly ConcurrentDictionary<string, Rule> Read = new(StringComparer.Ordinal);

    /// <summary>Ids of all rules, in ordinal order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. typeof(BuiltInRules).Assembly.GetManifestResourceNames()
            .Select(IdOf)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Finds a rule by its id, case-sensitive; null if there is none.</summary>
    public static Rule? Find(string id) => Ids.Contains(id) ? Read.GetOrAdd(id, Load) : null;

    /// <summary>Finds a rule by its id, case-sensitive.</summary>
    /// <exception cref="KeyNotFoundException">There is no such rule.</exception>
    public static Rule Get(string id) => Find(id) ?? throw new KeyNotFoundException($"There is no rule '{id}'.{Diagnostics.Suggestion.DidYouMean(id, Ids)}");

    /// <summary>The id of the rule in a resource; null for another one.</summary>
    private static string? IdOf(string resource) => resource.StartsWith(Prefix, StringComparison.Ordinal) ? resource[Prefix.Length..^Suffix.Length] : null;

    private static Rule Load(string id)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + id + Suffix)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return RuleFile.Read(id + Suffix, bytes);
    }
}
