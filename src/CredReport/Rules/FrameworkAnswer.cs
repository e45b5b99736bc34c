namespace CredReport.Rules;

/// <summary>A rule of the catalogue and one of the controls that it is mapped to.</summary>
internal sealed record MappedRule(Rule Rule, FrameworkControl Control)
{
    /// <summary>Every rule with every control of it, in the order of the ids.</summary>
    public static IEnumerable<MappedRule> All() =>
        BuiltInRules.Ids.Select(BuiltInRules.Get).SelectMany(rule => rule.Frameworks.Select(control => new MappedRule(rule, control)));
}

/// <summary>What a text that names a framework asks for.</summary>
/// <param name="Mapped">The controls, each with its rule; empty when the text asks for something unknown.</param>
/// <param name="Unknown">What is unknown, and what is known in its place, in a sentence; null when there are controls.</param>
internal sealed record FrameworkAnswer(IReadOnlyList<MappedRule> Mapped, string? Unknown)
{
    /// <summary>Every rule that is mapped to one of the controls, in the order of the ids.</summary>
    public IEnumerable<Rule> Rules => Mapped.Select(item => item.Rule).Distinct();

    /// <summary>The rules that count as their control does; those that count otherwise only where a control has no other rule.</summary>
    public IEnumerable<Rule> BestRules
    {
        get
        {
            HashSet<Rule> best = [];
            foreach (IGrouping<(string?, string?), MappedRule> control in Mapped.GroupBy(item => (item.Control.Version, item.Control.Control)))
            {
                MappedRule[] same = [.. control.Where(item => item.Control.Differs is null)];
                best.UnionWith((same.Length > 0 ? same : control.AsEnumerable()).Select(item => item.Rule));
            }

            return Rules.Where(best.Contains);
        }
    }

    public static FrameworkAnswer None(string unknown) => new([], unknown);
}
