using System.Text;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>A rule file that is as it should be.</summary>
public sealed class RuleFileTests
{
    private const string Full = """
        id: TEST.01
        title: Keys are young
        severity: High
        entity: IAM User
        category: Security, Identity, & Compliance
        source: https://docs.aws.amazon.com/IAM/
        logic: IamUser should not have firstAccessKey.lastRotated before(-90, 'days')
        rationale: >-
          An old key has
          had time to leak.
        remediation:
          console: Rotate it.
          cli: aws iam list-access-keys --user-name USER_NAME
          terraform: Replace the resource.
        frameworks:
          - { name: CIS AWS Foundations, version: 1.5.0, control: "1.14" }
          - { name: AWS Security Risk Management }
        notes: It reads key 1 alone.
        examples:
          asOf: 2026-01-31T00:00:00Z
          fails: [ { user: alice, access_key_1_last_rotated: 2020-01-01T00:00:00Z } ]
          passes: [ { user: bob }, { user: carlos, access_key_1_last_rotated: "2026-01-01T00:00:00Z" } ]
          notRelevant: [ { user: <root_account> } ]
          notAssessable: [ { user: diego, access_key_1_last_rotated: yesterday } ]
        """;

    [Fact]
    public void Every_key_of_the_file_is_in_the_rule()
    {
        Rule rule = Read(Full);

        rule.Id.Should().Be("TEST.01");
        rule.Title.Should().Be("Keys are young");
        rule.Severity.Should().Be(Severity.High);
        rule.Entity.Should().Be("IAM User");
        rule.Category.Should().Be("Security, Identity, & Compliance");
        rule.Source.Should().Be("https://docs.aws.amazon.com/IAM/");
        rule.Logic.Should().Be("IamUser should not have firstAccessKey.lastRotated before(-90, 'days')");
        rule.Rationale.Should().Be("An old key has had time to leak.");
        rule.Remediation.Should().BeEquivalentTo(new RemediationText([new ConsoleSteps(null, ["Rotate it."])], "aws iam list-access-keys --user-name USER_NAME", null, "Replace the resource."));
        rule.Frameworks.Should().Equal(new FrameworkControl("CIS AWS Foundations", "1.5.0", "1.14"), new FrameworkControl("AWS Security Risk Management", null, null));
        rule.Notes.Should().Be("It reads key 1 alone.");
        rule.NeedsMoment.Should().BeTrue();
        rule.NotInReport.Should().BeEmpty();
    }

    [Fact]
    public void What_the_publisher_says_stands_apart_and_answers_for_the_rule()
    {
        Rule rule = TestRule.Of("IamUser should have mfaActive=true", more: """
            published:
              by: Example Corp
              source: https://example.com/rules/1
              entity: IAM User
              category: Identity
              frameworks:
                - AWS CIS Foundations v. 1.5.0
                - Own Best Practices
            """);

        rule.Published.Should().BeEquivalentTo(new RulePublication("Example Corp", "https://example.com/rules/1", "IAM User", "Identity", ["AWS CIS Foundations v. 1.5.0", "Own Best Practices"]));
        new string?[] { rule.Source, rule.Entity, rule.Category }.Should().Equal("https://example.com/rules/1", "IAM User", "Identity");
        rule.Frameworks.Should().BeEmpty();
    }

    [Fact]
    public void What_the_publisher_does_not_say_the_rule_may_say()
    {
        Rule rule = TestRule.Of("IamUser should have mfaActive=true", more: "entity: IAM User\npublished: { by: Example Corp }\ncategory: Identity\nsource: ''\n");

        rule.Published.Should().BeEquivalentTo(new RulePublication("Example Corp", null, null, null, []));
        new string?[] { rule.Source, rule.Entity, rule.Category }.Should().Equal(null, "IAM User", "Identity");
    }

    [Fact]
    public void A_framework_has_a_control_for_each_pair_of_its_versions_and_controls()
    {
        Rule rule = TestRule.Of("IamUser should have mfaActive=true", more: """
            frameworks:
              - { name: CIS AWS Foundations, version: [1.5, 2.0.0], control: ["1.10", "1.9"], source: public mapping, differs: It counts otherwise. }
              - { name: SOC 2, control: [CC6.1] }
              - { name: Own, version: [1, 2] }
            """);

        rule.Frameworks.Should().Equal(
            new FrameworkControl("CIS AWS Foundations", "1.5", "1.10", "public mapping", "It counts otherwise."),
            new FrameworkControl("CIS AWS Foundations", "1.5", "1.9", "public mapping", "It counts otherwise."),
            new FrameworkControl("CIS AWS Foundations", "2.0.0", "1.10", "public mapping", "It counts otherwise."),
            new FrameworkControl("CIS AWS Foundations", "2.0.0", "1.9", "public mapping", "It counts otherwise."),
            new FrameworkControl("SOC 2", null, "CC6.1"),
            new FrameworkControl("Own", "1", null),
            new FrameworkControl("Own", "2", null));
        rule.Frameworks.Select(control => control.ToString()).Should().Equal(
            "CIS AWS Foundations 1.5 (1.10)", "CIS AWS Foundations 1.5 (1.9)", "CIS AWS Foundations 2.0.0 (1.10)", "CIS AWS Foundations 2.0.0 (1.9)", "SOC 2 (CC6.1)", "Own 1", "Own 2");
    }

    [Fact]
    public void Examples_stand_under_their_verdict_with_their_moment()
    {
        RuleExamples examples = Read(Full).Examples;

        examples.AsOf!.Value.ToString().Should().Be("2026-01-31T00:00:00Z");
        examples.Fails.Should().ContainSingle().Which.Cells.Should().Equal(new Dictionary<string, string> { ["user"] = "alice", ["access_key_1_last_rotated"] = "2020-01-01T00:00:00Z" });
        examples.Passes.Select(user => user.Cells["user"]).Should().Equal("bob", "carlos");
        examples.NotRelevant.Should().ContainSingle().Which.Cells["user"].Should().Be("<root_account>");
        examples.NotAssessable.Should().ContainSingle().Which.Cells["access_key_1_last_rotated"].Should().Be("yesterday");
    }

    [Fact]
    public void Four_keys_are_enough()
    {
        Rule rule = TestRule.Of("IamUser should have mfaActive=true");

        new string?[] { rule.Entity, rule.Category, rule.Source, rule.Rationale, rule.Notes }.Should().OnlyContain(text => text == null);
        rule.Remediation.Should().BeNull();
        rule.Frameworks.Should().BeEmpty();
        rule.Examples.Should().Be(RuleExamples.None);
        rule.NeedsMoment.Should().BeFalse();
    }

    [Fact]
    public void JSON_is_accepted()
    {
        Rule rule = Read("""
            {
              "id": "TEST.01", "title": "MFA", "severity": "critical",
              "logic": "IamUser where name like '%root_account%' should have mfaType in('Virtual','Hardware')",
              "remediation": { "console": "Add a device." },
              "frameworks": [ { "name": "CIS AWS Foundations", "version": "1.5.0", "control": "1.5" } ],
              "examples": { "notAssessable": [ { "user": "<root_account>" } ] }
            }
            """);

        rule.Severity.Should().Be(Severity.Critical);
        rule.Remediation.Should().BeEquivalentTo(new RemediationText([new ConsoleSteps(null, ["Add a device."])], null, null, null));
        rule.Frameworks.Should().Equal(new FrameworkControl("CIS AWS Foundations", "1.5.0", "1.5"));
        rule.NotInReport.Should().Equal("mfaType");
        rule.Examples.NotAssessable.Should().ContainSingle();
    }

    [Theory]
    [InlineData("Sign in.", "Sign in.")]
    [InlineData("[Sign in.]", "Sign in.")]
    [InlineData("[Sign in., Leave.]", "1. Sign in.\n2. Leave.")]
    [InlineData("{ user: Sign in. }", "As a user:\nSign in.")]
    [InlineData("{ user: [Sign in., Leave.], administrator: Call. }", "As an administrator:\nCall.\nAs a user:\n1. Sign in.\n2. Leave.")]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    public void Steps_in_the_console_are_a_text_or_a_list_or_either_for_each_role(string console, string? text) =>
        TestRule.Of("IamUser should have mfaActive", more: $"remediation: {{ console: {console} }}").Remediation!.ConsoleText.Should().Be(text);

    [Theory]
    [InlineData("informational", Severity.Informational)]
    [InlineData("low", Severity.Low)]
    [InlineData("medium", Severity.Medium)]
    [InlineData("high", Severity.High)]
    [InlineData("critical", Severity.Critical)]
    [InlineData("CRITICAL", Severity.Critical)]
    public void Severities_are_read_in_any_case(string word, Severity severity) =>
        Read($"id: T\ntitle: T\nseverity: {word}\nlogic: IamUser should have mfaActive").Severity.Should().Be(severity);

    [Fact]
    public void The_hash_is_that_of_the_files_bytes()
    {
        // printf 'id: T\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\n' | sha256sum
        Read("id: T\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\n").Sha256
            .Should().Be("8b4e6a74be03652a4c3378fe34b8369ed96e5d599ead474c22d615caa232147e");
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_key() =>
        RuleFile.Read("rule.yaml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Full)]).Id.Should().Be("TEST.01");

    [Fact]
    public void An_example_that_needs_no_moment_may_name_one() =>
        TestRule.Of("IamUser should have mfaActive", more: "examples: { asOf: 2026-01-31 }").Examples.AsOf.Should().Be(new Instant(1769817600));

    private static Rule Read(string text) => RuleFile.Read("rule.yaml", Encoding.UTF8.GetBytes(text));
}
