namespace CredReport.Rules;

/// <summary>A rule of the catalogue and one of the controls that it is mapped to.</summary>
internal sealed record MappedRule(Rule Rule, FrameworkControl Control)
{
    /// <summary>Every rule with each of its controls, in the order of the ids.</summary>
    public static IEnumerable<MappedRule> All() =>
        BuiltInRules.Ids.Select(BuiltInRules.Get).SelectMany(rule => rule.Frameworks.Select(control => new MappedRule(rule, control)));
}

/// <summary>The result of a query for a framework.</summary>
/// <param name="Mapped">The controls, each with its rule; empty if the query names something unknown.</param>
/// <param name="Unknown">What is unknown, and what is known instead, in a sentence; null if there are controls.</param>
internal sealed record FrameworkAnswer(IReadOnlyList<MappedRule> Mapped, string? Unknown)
{
    /// <summary>Every rule that is mapped to one of the controls, in the order of the ids.</summary>
    public IEnumerable<Rule> Rules => Mapped.Select(item => item.Rule).Distinct();

    /// <summary>The rules that agree with their control; one that differs from it only if the control has no other rule.</summary>
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
