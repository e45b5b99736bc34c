using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>The sets hold what their names say.</summary>
public sealed class RuleSetsTests
{
    /// <summary>These ask for what CIS asks for, and count otherwise: CR.CIS.01 to CR.CIS.03 are in the sets instead.</summary>
    private static readonly string[] CountedOtherwise = ["CR.KEY.03", "D9.AWS.IAM.03", "D9.AWS.IAM.04", "D9.AWS.IAM.73"];

    [Fact]
    public void Cloudguard_is_every_published_rule() => Of("cloudguard").Should().Equal(Catalogue(rule => rule.Id.StartsWith("D9.", StringComparison.Ordinal)));

    [Fact]
    public void Hygiene_is_every_rule_of_our_own() => Of("hygiene").Should().Equal(Catalogue(rule => rule.Id.StartsWith("CR.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("cis-aws-1.5", "1.5.0")]
    [InlineData("cis-aws-6.0", "6.0.0")]
    public void Cis_is_every_rule_with_a_control_in_that_version_that_counts_as_Cis_does(string set, string version) =>
        Of(set).Should().Equal(Catalogue(rule => !CountedOtherwise.Contains(rule.Id)
            && rule.Frameworks.Any(framework => framework.Name == "CIS AWS Foundations" && framework.Version == version && framework.Control is not null)))
            .And.Contain(["CR.CIS.01", "CR.CIS.02", "CR.CIS.03"]);

    [Theory]
    [InlineData("cis-aws-1.5")]
    [InlineData("cis-aws-6.0")]
    public void Cis_does_not_ask_for_opposite_things(string set)
    {
        // A root user that nobody signs in as, and a user created yesterday.
        string report = new ReportText()
            .Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("password_enabled", "true"), ("password_last_used", "2024-05-02T08:00:00Z"), ("password_last_changed", "2024-02-01T09:00:00Z"), ("mfa_active", "true"))
            .Row("alice", ("user_creation_time", "2026-01-30T10:00:00Z"), ("password_enabled", "true"), ("password_last_used", "no_information"), ("password_last_changed", "2026-01-30T10:00:00Z"), ("mfa_active", "true"))
            .ToString();
        FindingList findings = new();
        new Analysis([.. Of(set).Select(BuiltInRules.Get)], new AnalysisOptions { AsOf = new Instant(1769817600) }).Run([FindingList.Input(report)], findings);

        findings.Items.Select(finding => $"{finding.Rule.Id} {finding.UserName}: {finding.Message}").Should().BeEmpty();
    }

    [Fact]
    public void All_is_the_catalogue() => Of("all").Should().Equal(BuiltInRules.Ids).And.HaveCountGreaterThan(20);

    private static IReadOnlyList<string> Of(string set) => RuleSets.Find(set)!.RuleIds;

    private static IEnumerable<string> Catalogue(Func<Rule, bool> filter) => BuiltInRules.Ids.Select(BuiltInRules.Get).Where(filter).Select(rule => rule.Id);
}
