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
    private static readonly string[] CisVersions = ["1.2.0", "1.3.0", "1.4.0", "1.5.0", "2.0.0", "3.0.0", "4.0.0", "5.0.0", "6.0.0", "7.0.0"];

    /// <summary>Every version of CIS that has a set.</summary>
    public static TheoryData<string> Versions { get; } = [.. CisVersions];

    [Fact]
    public void Cloudguard_is_every_published_rule() => Of("cloudguard").Should().Equal(Catalogue(rule => rule.Id.StartsWith("D9.", StringComparison.Ordinal)));

    [Fact]
    public void Hygiene_is_every_rule_of_our_own() => Of("hygiene").Should().Equal(Catalogue(rule => rule.Id.StartsWith("CR.", StringComparison.Ordinal)));

    [Fact]
    public void Every_version_of_Cis_has_a_set() =>
        RuleSets.Sets.Select(set => set.Name).Should().Equal(["cloudguard", .. CisVersions.Select(SetOf), "hygiene", "all"]);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Cis_is_every_rule_with_a_control_in_that_version_that_counts_as_Cis_does(string version)
    {
        RuleSets.Find(SetOf(version))!.Title.Should().Be($"CIS AWS Foundations {version}");
        Of(SetOf(version)).Should().Equal(Catalogue(rule => rule.Frameworks.Any(control => control.Name == "CIS AWS Foundations" && control.Version == version && control.Differs is null)))
            .And.Contain(version is "1.2.0" or "1.3.0" ? ["CR.CIS.04", "CR.CIS.05", "CR.CIS.06"] : ["CR.CIS.01", "CR.CIS.02", "CR.CIS.03"])
            .And.Contain(["CR.KEY.02", "CR.ROOT.01", "D9.AWS.IAM.02", "D9.AWS.IAM.16"]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Cis_has_one_way_of_counting_what_is_unused(string version)
    {
        string[][] ways =
        [
            ["CR.CIS.01", "CR.CIS.02", "CR.CIS.03"], ["CR.CIS.04", "CR.CIS.05", "CR.CIS.06"],
            ["D9.AWS.IAM.03"], ["D9.AWS.IAM.04"], ["D9.AWS.IAM.73"], ["CR.KEY.03"], ["CR.KEY.05"],
        ];

        ways.Where(way => Of(SetOf(version)).Intersect(way).Any()).Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Cis_does_not_ask_for_opposite_things(string version)
    {
        // A root user that nobody signs in as, and a user created yesterday.
        string report = new ReportText()
            .Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("password_enabled", "true"), ("password_last_used", "2024-05-02T08:00:00Z"), ("password_last_changed", "2024-02-01T09:00:00Z"), ("mfa_active", "true"))
            .Row("alice", ("user_creation_time", "2026-01-30T10:00:00Z"), ("password_enabled", "true"), ("password_last_used", "no_information"), ("password_last_changed", "2026-01-30T10:00:00Z"), ("mfa_active", "true"))
            .ToString();
        FindingList findings = new();
        new Analysis([.. Of(SetOf(version)).Select(BuiltInRules.Get)], new AnalysisOptions { AsOf = new Instant(1769817600) }).Run([FindingList.Input(report)], findings);

        findings.Items.Select(finding => $"{finding.Rule.Id} {finding.UserName}: {finding.Message}").Should().BeEmpty();
    }

    [Fact]
    public void All_is_the_catalogue() => Of("all").Should().Equal(BuiltInRules.Ids).And.HaveCountGreaterThan(20);

    private static string SetOf(string version) => $"cis-aws-{version[..3]}";

    private static IReadOnlyList<string> Of(string set) => RuleSets.Find(set)!.RuleIds;

    private static IEnumerable<string> Catalogue(Func<Rule, bool> filter) => BuiltInRules.Ids.Select(BuiltInRules.Get).Where(filter).Select(rule => rule.Id);
}
