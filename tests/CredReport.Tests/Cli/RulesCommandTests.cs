using System.Text.Json;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary><c>credreport rules</c>.</summary>
public sealed class RulesCommandTests : IDisposable
{
    private const string FiveMistakes = """
        id: ACME.02
        titel: Password age
        severity: hihg
        logic: IamUser where passwordEnabled = 'true' should have mfaActiv = 'true'
        examples:
          fails: [ { password_enabeld: "true" } ]
        id: ACME.03
        """;

    private const string Good = """
        id: ACME.01
        title: MFA for everyone
        severity: medium
        logic: IamUser should have mfaActive = true
        examples:
          fails: [ { user: alice } ]
          passes: [ { user: bob, mfa_active: "true" } ]
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void List_names_every_rule_of_the_catalogue()
    {
        ToolRun run = ToolRun.Of("rules", "list");

        run.ExitCode.Should().Be(0);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).Should().Equal(BuiltInRules.Ids);
        run.Output.Should().Contain("D9.AWS.IAM.79  low            Do not setup");
    }

    [Fact]
    public void List_filters_by_set_severity_and_framework()
    {
        Ids("--set", "hygiene").Should().OnlyContain(id => id.StartsWith("CR.", StringComparison.Ordinal)).And.HaveCountGreaterThan(10);
        Ids("--severity", "critical").Should().Equal("CR.ROOT.01", "D9.AWS.IAM.18");
        Ids("--framework", "cis aws foundations 6.0.0").Should().Contain(RuleSets.Find("cis-aws-6.0")!.RuleIds).And.Contain("D9.AWS.IAM.04").And.NotContain("CR.USER.01");
        Ids("--set", "cloudguard", "--severity", "high", "--framework", "CIS AWS Foundations 5.0.0").Should().Contain("D9.AWS.IAM.07");
    }

    [Theory]
    [InlineData("CIS 6.0.0 2.13", "CR.KEY.02 D9.AWS.IAM.07 D9.AWS.IAM.77")]
    [InlineData("cis aws foundations 6.0.0 (2.13)", "CR.KEY.02 D9.AWS.IAM.07 D9.AWS.IAM.77")]
    [InlineData("PCI DSS 8.3.9", "CR.KEY.02 D9.AWS.IAM.07 D9.AWS.IAM.77")]
    [InlineData("FSBP IAM.9", "CR.ROOT.01 D9.AWS.IAM.18")]
    [InlineData("CIS 6.0.0 2.10", "CR.KEY.01 D9.AWS.IAM.79")]
    [InlineData("(2.13)", "CR.KEY.02 D9.AWS.IAM.07 D9.AWS.IAM.77")]
    [InlineData("hitrust", "D9.AWS.IAM.79")]
    [InlineData("Foundations 1.1.0", "CR.KEY.01 D9.AWS.IAM.79")]
    public void List_finds_the_rules_of_a_framework_a_version_and_a_control(string framework, string ids) => Ids("--framework", framework).Should().Equal(ids.Split(' '));

    [Fact]
    public void List_of_a_framework_that_no_rule_names_is_wrong_usage() =>
        ToolRun.Of("rules", "list", "--framework", "SOC 2 CC9").Should().Be(new ToolRun(2, "",
            "credreport: No rule is mapped to a control 'CC9' of SOC 2; known controls are CC6.1, CC6.2, CC6.3, CC6.6.\n"));

    [Fact]
    public void List_as_json_is_one_object()
    {
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of("rules", "list", "-f", "json").Output);

        json.RootElement.GetProperty("schema").GetString().Should().Be("credreport/rules/1");
        JsonElement rule = json.RootElement.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "D9.AWS.IAM.79");
        rule.GetProperty("sets").EnumerateArray().Select(set => set.GetString()).Should().Contain("cloudguard").And.Contain("all");
        rule.GetProperty("needsMoment").GetBoolean().Should().BeFalse();
        rule.GetProperty("sha256").GetString().Should().Be(BuiltInRules.Get("D9.AWS.IAM.79").Sha256);
        rule.GetProperty("published").GetProperty("frameworks").EnumerateArray().Select(name => name.GetString()).Should().HaveCount(11).And.Contain("AWS MITRE ATT&CK Framework v11.3");
        json.RootElement.GetProperty("rules")[0].GetProperty("published").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void Unknown_set_is_named_with_those_there_are() =>
        ToolRun.Of("rules", "list", "--set", "cis").Error.Should().Be("credreport: there is no set 'cis': the sets are cloudguard, cis-aws-1.2, cis-aws-1.3, cis-aws-1.4, cis-aws-1.5, cis-aws-2.0, cis-aws-3.0, cis-aws-4.0, cis-aws-5.0, cis-aws-6.0, cis-aws-7.0, hygiene, all.\n");

    [Fact]
    public void Show_is_the_page_of_the_rule()
    {
        ToolRun run = ToolRun.Of("rules", "show", "D9.AWS.IAM.79");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Be(CredReport.Reporting.RulePage.Compose(BuiltInRules.Get("D9.AWS.IAM.79")));
        run.Output.Should().Contain(BuiltInRules.Get("D9.AWS.IAM.79").Logic).And.Contain("### Why it is bad").And.Contain("### What to do");
    }

    [Fact]
    public void Page_of_a_rule_without_examples_has_no_table_of_them() =>
        CredReport.Reporting.RulePage.Compose(TestRule.Of("IamUser should have mfaActive = true")).Should().NotContain("Examples").And.NotContain("| User |");

    [Fact]
    public void Show_of_an_unknown_rule_suggests_one()
    {
        ToolRun run = ToolRun.Of("rules", "show", "D9.AWS.IAM.799");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be("credreport: There is no rule, set, framework or rule file 'D9.AWS.IAM.799'. Did you mean 'D9.AWS.IAM.79'?\n");
    }

    [Fact]
    public void Check_of_a_good_file_finds_nothing()
    {
        ToolRun run = ToolRun.Of("rules", "check", _folder.Write("good.yaml", Good));

        run.Should().Be(new ToolRun(0, "1 rule file checked: no problem.\n", ""));
    }

    [Fact]
    public void Check_names_all_mistakes_of_a_file_with_their_places()
    {
        string file = _folder.Write("bad.yaml", FiveMistakes);

        ToolRun run = ToolRun.Of("rules", "check", file);

        run.ExitCode.Should().Be(1);
        run.Output.Should().Be("1 rule file checked: 6 problems in 1.\n");
        run.Error.Should().Be($"""
            {file}:1:1: A rule needs the key 'title'.
            {file}:2:1: A rule has no key 'titel'. Did you mean 'title'?
            {file}:3:11: There is no severity 'hihg'; expected one of informational, low, medium, high, critical.
            {file}:4:59: logic, line 1, column 52: IamUser has no property 'mfaActiv'. Did you mean 'mfaActive'?
                IamUser where passwordEnabled = 'true' should have mfaActiv = 'true'
                                                                   ^
            {file}:6:14: A credential report has no column 'password_enabeld'. Did you mean 'password_enabled'?
            {file}:7:1: The key 'id' is given twice.

            """);
    }

    [Fact]
    public void Check_puts_the_examples_before_the_rule()
    {
        string file = _folder.Write("rule.yaml", Good.Replace("user: alice", "user: alice, mfa_active: \"true\"", StringComparison.Ordinal));

        ToolRun.Of("rules", "check", file).Error.Should().Be($"{file}:6:12: This example's verdict is pass; expected fail.\n");
    }

    [Fact]
    public void Check_of_a_folder_finds_one_id_in_two_files_and_in_the_catalogue()
    {
        string first = _folder.Write("rules/a.yaml", Good);
        string second = _folder.Write("rules/b.json", """{ "id": "ACME.01", "title": "t", "severity": "low", "logic": "IamUser should have mfaActive" }""");
        string third = _folder.Write("rules/c.yml", Good.Replace("ACME.01", "D9.AWS.IAM.79", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("rules", "check", _folder.At("rules"));

        run.Error.Should().Be($"{second}:1:1: The id 'ACME.01' is also that of {first}.\n{third}:1:1: The catalogue has a rule 'D9.AWS.IAM.79': choose another id.\n");
        run.Output.Should().Be("3 rule files checked: 2 problems in 2.\n");
    }

    [Fact]
    public void Check_warns_of_what_is_most_likely_not_meant_and_ends_well()
    {
        string file = _folder.Write("age.yaml", Good.Replace("mfaActive = true", "mfaActive exclude passwordLastChanged > 7", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("rules", "check", file);

        run.Should().Be(new ToolRun(0, "1 rule file checked: no problem, 1 warning.\n", $"""
            {file}:4:46: warning: logic, line 1, column 39: 'passwordLastChanged > 7' compares a date, in seconds since 1970-01-01T00:00:00Z, with a small number: it is true wherever the date is there. Most likely meant: passwordLastChanged before(-7, 'days').
                IamUser should have mfaActive exclude passwordLastChanged > 7
                                                      ^

            """));
    }

    [Fact]
    public void Check_counts_warnings_apart_from_problems()
    {
        string rule = """
            id: ACME.03
            titel: MFA devices
            severity: medium
            logic: >
              IamUser where passwordLastChanged > 90
              should have mfaType = 'Virtual'
            """;
        string first = _folder.Write("rules/a.yaml", Good);
        string second = _folder.Write("rules/b.yaml", rule);

        ToolRun run = ToolRun.Of("rules", "check", first, second);

        run.ExitCode.Should().Be(1);
        run.Output.Should().Be("2 rule files checked: 2 problems in 1, 2 warnings.\n");
        run.Error.Split('\n').Where(line => line.StartsWith(second, StringComparison.Ordinal)).Should().Equal(
            $"{second}:1:1: A rule needs the key 'title'.",
            $"{second}:2:1: A rule has no key 'titel'. Did you mean 'title'?",
            $"{second}:4:8: warning: logic, line 1, column 15: 'passwordLastChanged > 90' compares a date, in seconds since 1970-01-01T00:00:00Z, with a small number: it is true wherever the date is there. Most likely meant: passwordLastChanged before(-90, 'days').",
            $"{second}:4:8: warning: logic, line 1, column 52: No user can pass or fail this rule: it asks for 'mfaType', which no credential report holds.");
    }

    [Fact]
    public void Check_of_a_rule_of_another_entity_says_that_alone()
    {
        string file = _folder.Write("bucket.yaml", Good.Replace("IamUser should have mfaActive = true", "S3Bucket should not have policy.Statement contain [ Condition.Bool.aws:SecureTransport = 'false' ]", StringComparison.Ordinal));

        ToolRun run = ToolRun.Of("rules", "check", file);

        run.ExitCode.Should().Be(1);
        run.Output.Should().Be("1 rule file checked: 1 problem in 1.\n");
        run.Error.Should().StartWith($"{file}:4:8: logic, line 1, column 1: The rule is about 'S3Bucket'; a credential report holds IAM users, so that only rules about IamUser can be evaluated.\n    S3Bucket should");
    }

    [Fact]
    public void Check_of_a_file_that_is_not_there_is_wrong_usage()
    {
        ToolRun run = ToolRun.Of("rules", "check", "no-such-rule.yaml");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be("credreport: There is no rule file 'no-such-rule.yaml'.\n");
    }

    private static string[] Ids(params string[] options) =>
        [.. ToolRun.Of(["rules", "list", .. options]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];
}
