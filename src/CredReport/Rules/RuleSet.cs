namespace CredReport.Rules;

/// <summary>A named list of rules.</summary>
public sealed class RuleSet
{
    private readonly Func<IReadOnlyList<string>> _ruleIds;

    internal RuleSet(string name, string title, Func<IReadOnlyList<string>> ruleIds)
    {
        Name = name;
        Title = title;
        _ruleIds = ruleIds;
    }

    /// <summary>Name of the set, for example <c>cis-aws-1.5</c>.</summary>
    public string Name { get; }

    /// <summary>Description of the set.</summary>
    public string Title { get; }

    /// <summary>Ids of the rules, in ordinal order.</summary>
    // Computed on demand: the set of a framework reads every rule of the catalogue.
    public IReadOnlyList<string> RuleIds => field ??= _ruleIds();
}
