using CredReport.Gsl;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>The rules that come with the library.</summary>
public sealed class BuiltInRulesTests
{
    public static TheoryData<string> Ids { get; } = [.. BuiltInRules.Ids];

    [Fact]
    public void The_catalogue_is_the_folder_of_rule_files()
    {
        string[] files = [.. Directory.GetFiles(Checkout.Path("src", "CredReport", "Rules", "BuiltIn")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

        files.Should().NotBeEmpty();
        BuiltInRules.Ids.Select(id => id + ".yaml").Order(StringComparer.Ordinal).Should().Equal(files);
        BuiltInRules.Ids.Should().BeInAscendingOrder(StringComparer.Ordinal).And.Contain(BuiltInRules.DefaultId);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_called_like_its_file_and_says_why_it_matters(string id)
    {
        Rule rule = BuiltInRules.Get(id);

        rule.Id.Should().Be(id);
        rule.Rationale.Should().NotBeNullOrWhiteSpace();
        rule.Examples.Fails.Count.Should().BeGreaterThan(rule.NotInReport.Count > 0 ? -1 : 0);
        rule.Examples.Passes.Count.Should().BeGreaterThan(rule.NotInReport.Count > 0 ? -1 : 0);
        (rule.Examples.Fails.Count + rule.Examples.Passes.Count + rule.Examples.NotRelevant.Count + rule.Examples.NotAssessable.Count).Should().BeGreaterThan(1);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_example_gets_the_verdict_that_it_stands_under(string id)
    {
        Rule rule = BuiltInRules.Get(id);
        BoundRule bound = rule.At(rule.Examples.AsOf);

        Verdicts(rule.Examples.Fails, bound).Where(verdict => verdict != "fails").Should().BeEmpty();
        Verdicts(rule.Examples.Passes, bound).Where(verdict => verdict != "passes").Should().BeEmpty();
        Verdicts(rule.Examples.NotRelevant, bound).Where(verdict => verdict != "notRelevant").Should().BeEmpty();
        Verdicts(rule.Examples.NotAssessable, bound).Where(verdict => verdict != "notAssessable").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_command_names_the_user_by_its_placeholder(string id)
    {
        string? cli = BuiltInRules.Get(id).Remediation?.Cli;

        // The builder puts the name behind '=' where it would be taken for an option, which needs the space.
        cli?.Replace("--user-name USER_NAME", "", StringComparison.Ordinal).Should().NotContain("USER_NAME");
    }

    [Fact]
    public void The_default_rule_is_word_for_word_the_published_one()
    {
        Rule rule = BuiltInRules.Get("D9.AWS.IAM.79");

        rule.Logic.Should().Be("IamUser where passwordEnabled = 'true' should not have createDate dateDifference(firstAccessKey.lastRotated, 'seconds') < 60");
        rule.Title.Should().Be("Do not setup access keys during initial user setup for all IAM users that have a console password");
        rule.Severity.Should().Be(Severity.Low);
        rule.Entity.Should().Be("IAM User");
        rule.Category.Should().Be("Security, Identity, & Compliance");
        rule.NeedsMoment.Should().BeFalse();
        rule.Published!.By.Should().Be("Check Point CloudGuard");
        rule.Published.Frameworks.Should().Equal(
            "AWS CIS Foundations v. 1.1.0",
            "AWS CIS Foundations v. 1.2.0",
            "AWS CIS Foundations v. 1.3.0",
            "AWS CIS Foundations v. 1.4.0",
            "AWS CIS Foundations v. 1.5.0",
            "AWS CloudGuard Best Practices",
            "AWS CloudGuard SOC2 based on AICPA TSC 2017",
            "AWS HITRUST v11.0.0",
            "AWS MITRE ATT&CK Framework v11.3",
            "AWS NIST 800-53 Rev 5",
            "AWS Security Risk Management");
        rule.Frameworks.Should().OnlyContain(control => control.Name == "CIS AWS Foundations", "what the publisher names stands apart");
    }

    [Fact]
    public void The_default_rules_notes_say_what_it_cannot_see() =>
        BuiltInRules.Get("D9.AWS.IAM.79").Notes.Should().Contain("access key 2").And.Contain("rotated or deleted").And.Contain("password later");

    [Fact]
    public void A_rule_that_is_not_there_is_not_found()
    {
        BuiltInRules.Find("d9.aws.iam.79").Should().BeNull();
        FluentActions.Invoking(() => BuiltInRules.Get("D9.AWS.IAM.799")).Should().Throw<KeyNotFoundException>()
            .WithMessage("There is no rule 'D9.AWS.IAM.799'. Did you mean 'D9.AWS.IAM.79'?");
    }

    private static IEnumerable<string> Verdicts(IEnumerable<RuleExample> users, BoundRule rule) => users.Select(user =>
    {
        RowValues values = new(ExampleRow.Of(user.Cells));
        return (rule.Applies(values), rule.IsMet(values)) switch
        {
            (Ternary.False, _) => "notRelevant",
            (Ternary.True, Ternary.True) => "passes",
            (Ternary.True, Ternary.False) => "fails",
            _ => "notAssessable",
        };
    });
}
