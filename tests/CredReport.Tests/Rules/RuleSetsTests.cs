using CredReport.Rules;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>The sets hold what their names say.</summary>
public sealed class RuleSetsTests
{
    [Fact]
    public void Cloudguard_is_every_published_rule() => Of("cloudguard").Should().Equal(Catalogue(rule => rule.Id.StartsWith("D9.", StringComparison.Ordinal)));

    [Fact]
    public void Hygiene_is_every_rule_of_our_own() => Of("hygiene").Should().Equal(Catalogue(rule => rule.Id.StartsWith("CR.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("cis-aws-1.5", "1.5.0")]
    [InlineData("cis-aws-6.0", "6.0.0")]
    public void Cis_is_every_rule_with_a_control_in_that_version(string set, string version) =>
        Of(set).Should().Equal(Catalogue(rule => rule.Frameworks.Any(framework => framework.Name == "CIS AWS Foundations" && framework.Version == version && framework.Control is not null)));

    [Fact]
    public void All_is_the_catalogue() => Of("all").Should().Equal(BuiltInRules.Ids).And.HaveCountGreaterThan(20);

    private static IReadOnlyList<string> Of(string set) => RuleSets.Find(set)!.RuleIds;

    private static IEnumerable<string> Catalogue(Func<Rule, bool> filter) => BuiltInRules.Ids.Select(BuiltInRules.Get).Where(filter).Select(rule => rule.Id);
}
