using CredReport.Rules;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>Every rule of the catalogue: complete, as published where it was published, and right about its own examples.</summary>
public sealed class CatalogueTests
{
    private const string NeverJudged = "D9.AWS.IAM.18";

    private static readonly string[] AllIds =
    [
        "CR.CERT.01", "CR.CIS.01", "CR.CIS.02", "CR.CIS.03", "CR.CIS.04", "CR.CIS.05", "CR.CIS.06", "CR.KEY.01", "CR.KEY.02", "CR.KEY.03", "CR.KEY.04", "CR.KEY.05", "CR.ROOT.01", "CR.ROOT.02", "CR.ROOT.03", "CR.ROOT.04",
        "CR.USER.01", "CR.USER.02", "CR.USER.03", "CR.USER.04", "D9.AWS.IAM.01", "D9.AWS.IAM.02", "D9.AWS.IAM.03", "D9.AWS.IAM.04", "D9.AWS.IAM.07", "D9.AWS.IAM.16",
        "D9.AWS.IAM.18", "D9.AWS.IAM.51", "D9.AWS.IAM.73", "D9.AWS.IAM.77", "D9.AWS.IAM.79", "D9.AWS.IAM.98",
    ];

    public static TheoryData<string> Ids => [.. AllIds];

    [Fact]
    public void Has_these_rules() => BuiltInRules.Ids.Should().Equal(AllIds);

    [Theory]
    [InlineData("D9.AWS.IAM.01", Severity.High, "IamUser where name regexMatch /^<root_account>$/i should not have passwordLastUsed after(-90, 'days')")]
    [InlineData("D9.AWS.IAM.02", Severity.Low, "IamUser where passwordEnabled='true' should have mfaActive='true'")]
    [InlineData("D9.AWS.IAM.03", Severity.Low, "IamUser where firstAccessKey.isActive=true and firstAccessKey.lastRotated before(-45, 'days') should not have firstAccessKey.lastUsedDate before(-45, 'days')")]
    [InlineData("D9.AWS.IAM.04", Severity.Low, "IamUser where passwordEnabled='true' should have passwordLastUsed after(-45, 'days')")]
    [InlineData("D9.AWS.IAM.07", Severity.High, "IamUser where secondAccessKey.isActive='true' should not have secondAccessKey.lastRotated before(-90, 'days')")]
    [InlineData("D9.AWS.IAM.16", Severity.High, "IamUser where name regexMatch /^<root_account>$/ should have firstAccessKey.isActive=false and secondAccessKey.isActive=false")]
    [InlineData("D9.AWS.IAM.18", Severity.Critical, "IamUser where name like '%root_account%' should have mfaType in('Virtual','Hardware')")]
    [InlineData("D9.AWS.IAM.51", Severity.High, "IamUser should not have firstAccessKey.isActive=true and secondAccessKey.isActive=true")]
    [InlineData("D9.AWS.IAM.73", Severity.Low, "IamUser where firstAccessKey.isActive=true or secondAccessKey.isActive=true or passwordEnabled=true should have firstAccessKey.lastUsedDate after('-90', 'days') or secondAccessKey.lastUsedDate after('-90', 'days') or passwordLastUsed after('-90', 'days')")]
    [InlineData("D9.AWS.IAM.77", Severity.Low, "IamUser where secondAccessKey.isActive='true' should not have secondAccessKey.lastRotated before(-30, 'days')")]
    [InlineData("D9.AWS.IAM.79", Severity.Low, "IamUser where passwordEnabled = 'true' should not have createDate dateDifference(firstAccessKey.lastRotated, 'seconds') < 60")]
    [InlineData("D9.AWS.IAM.98", Severity.High, "IamUser where passwordEnabled='true' should have passwordLastChanged after(-90, 'days')")]
    public void A_published_rule_is_as_published(string id, Severity severity, string logic)
    {
        Rule rule = BuiltInRules.Get(id);

        rule.Severity.Should().Be(severity);
        rule.Logic.Should().Be(logic);
        rule.Source.Should().Be($"https://gsl.dome9.com/{id}.html");
    }

    [Theory]
    [InlineData("CR.CIS.04", "CR.CIS.01")]
    [InlineData("CR.CIS.05", "CR.CIS.02")]
    [InlineData("CR.CIS.06", "CR.CIS.03")]
    public void The_90_days_of_older_Cis_are_the_only_difference_to_the_45_of_newer(string older, string newer) =>
        BuiltInRules.Get(older).Logic.Should().Contain("-90").And.Be(BuiltInRules.Get(newer).Logic.Replace("-45", "-90", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Is_complete(string id)
    {
        Rule rule = BuiltInRules.Get(id);

        rule.Id.Should().Be(id);
        rule.Entity.Should().Be("IAM User");
        rule.Category.Should().Be("Security, Identity, & Compliance");
        rule.Rationale.Should().NotBeNull();
        rule.Remediation.Should().NotBeNull();
        rule.Remediation!.Console.Should().NotBeEmpty();
        rule.Notes.Should().NotBeNull();
        if (!id.StartsWith("D9.", StringComparison.Ordinal)) rule.Source.Should().BeNull("it is published nowhere else");

        if (id == NeverJudged)
        {
            rule.Examples.Fails.Concat(rule.Examples.Passes).Should().BeEmpty("no report can answer it");
            rule.Examples.NotRelevant.Should().NotBeEmpty();
            rule.Examples.NotAssessable.Should().NotBeEmpty();
        }
        else
        {
            rule.Examples.Fails.Should().NotBeEmpty();
            rule.Examples.Passes.Should().NotBeEmpty();
        }
    }

    [Theory]
    [InlineData("passwordLastUsed after", "within 5 minutes")]
    [InlineData("lastUsedDate after", "within 15 minutes")]
    [InlineData("lastUsedDate before", "within 15 minutes")]
    public void Says_how_coarse_a_last_use_is(string term, string note)
    {
        Rule[] rules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get).Where(rule => rule.Logic.Contains(term, StringComparison.Ordinal))];

        rules.Should().NotBeEmpty().And.OnlyContain(rule => rule.Notes!.Contains(note, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fills_in_a_creation_time_only_for_the_one_key_that_it_reads(string id)
    {
        Rule rule = BuiltInRules.Get(id);

        if (rule.Remediation!.Cli?.Contains("KEY_CREATED", StringComparison.Ordinal) == true)
            rule.At(rule.Examples.AsOf).Credential.Should().NotBeNull("the command is left out where no key is known");
    }
}
