using CredReport.Diagnostics;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Accounts;

/// <summary>Root is known by its ARN, whatever was done to its name: rules, diff, exceptions and outputs see &lt;root_account&gt;.</summary>
public sealed class RenamedRootTests
{
    private const string RootArn = "arn:aws:iam::111122223333:root";

    private static readonly (string, string)[] WithoutMfa = [("arn", RootArn), ("password_enabled", "true"), ("password_last_used", "2025-11-02T06:00:00Z")];

    [Theory]
    [InlineData("root")]
    [InlineData("Root user")]
    [InlineData("&lt;root_account&gt;")]
    [InlineData("<ROOT_ACCOUNT>")]
    [InlineData("'<root_account>")]
    [InlineData("root_account")]
    [InlineData("alice")]
    public void Rules_see_root_under_any_name(string name)
    {
        Finding finding = FindingList.Of(BuiltInRules.Get("CR.ROOT.01"), Report(name).ToString())[0];

        finding.Verdict.Should().Be(Verdict.Fail);
        finding.UserName.Should().Be("<root_account>");
        finding.User.Name.Should().Be("<root_account>");
        finding.User.IsRoot.Should().BeTrue();
        FindingList.Of(TestRule.Of("IamUser should not have name='<root_account>'"), Report(name).ToString())[0].Message
            .Should().Be("name is '<root_account>', and must not be = '<root_account>'.");
    }

    [Theory]
    [InlineData("root")]
    [InlineData("&lt;root_account&gt;")]
    public void A_warning_says_what_the_file_has(string name)
    {
        AnalysisResult result = Run(Report(name).Row("alice").ToString());

        Warnings(result).Should().Equal($"renamed-root 2: The root user is listed as '{name}', where AWS writes '<root_account>'. The row was evaluated as root, by its ARN '{RootArn}'.");
    }

    [Theory]
    [InlineData("<Root_Account>", true)]
    [InlineData("&lt;root_account&gt;", true)]
    [InlineData("&amp;lt;root_account&amp;gt;", true)]
    [InlineData("&#60;root_account&#62;", true)]
    [InlineData("'<root_account>", true)]
    [InlineData("'<root_account>'", true)]
    [InlineData("root", false)]
    [InlineData("root_account", false)]
    [InlineData("<root_accounts>", false)]
    public void Without_an_ARN_a_name_that_no_user_can_have_is_roots(string name, bool isRoot)
    {
        string report = $"user,mfa_active,access_key_1_active\n{name},false,true\n";
        AnalysisResult result = Run(report, "CR.ROOT.02");

        FindingList.Of(BuiltInRules.Get("CR.ROOT.04"), $"user,cert_1_active,cert_2_active\n{name},true,false\n")[0].Verdict.Should().Be(isRoot ? Verdict.Fail : Verdict.NotRelevant);
        Warnings(result).Where(warning => warning.StartsWith("renamed-root", StringComparison.Ordinal)).Should().Equal(isRoot
            ? [$"renamed-root 2: The root user is listed as '{name}', where AWS writes '<root_account>'. The row was evaluated as root, because no IAM user can have this name."]
            : []);
    }

    [Fact]
    public void Roots_own_name_and_a_user_called_root_bring_no_warning()
    {
        AnalysisResult result = Run(new ReportText().Root().Row("root").ToString());

        Warnings(result).Should().BeEmpty();
    }

    [Fact]
    public void An_ARN_in_capitals_is_roots_too() =>
        FindingList.Of(BuiltInRules.Get("CR.ROOT.01"), new ReportText().Row("ROOT", [("arn", RootArn.ToUpperInvariant()), .. WithoutMfa[1..]]).ToString())[0]
            .Verdict.Should().Be(Verdict.Fail);

    [Fact]
    public void No_command_names_a_user_called_root()
    {
        Finding finding = FindingList.Of(BuiltInRules.Get("CR.ROOT.02"), new ReportText().Row("root", ("arn", RootArn), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z")).ToString())[0];

        finding.Verdict.Should().Be(Verdict.Fail);
        finding.Remediation!.Cli.Should().StartWith("# Where root access is managed centrally").And.NotContain("--user-name");
        finding.Remediation.Advice.Should().StartWith("This is the account's root user");
    }

    [Fact]
    public void An_exception_for_root_covers_root_under_another_name()
    {
        Rule rule = BuiltInRules.Get("CR.ROOT.01");
        FindingList list = new();
        AnalysisOptions options = new()
        {
            AcceptedRisks = new RiskText().Add("root", ("rule", rule.Id), ("user", IamUser.RootName), ("expires", "2026-12-31")).Read(rule),
            AsOf = new Instant(1769817600),
        };
        new Analysis([rule], options).Run([FindingList.Input(Report("root").ToString())], list);

        list.Items.Should().ContainSingle().Which.Verdict.Should().Be(Verdict.Excluded);
    }

    [Fact]
    public void A_report_whose_root_has_another_name_is_not_without_root() =>
        Warnings(Run(Report("root").ToString())).Should().NotContain(warning => warning.StartsWith("no-root-row", StringComparison.Ordinal));

    [Fact]
    public void Under_a_key_root_stays_root_and_its_other_name_is_not_shown()
    {
        Pseudonyms pseudonyms = Pseudonyms.FromKey(new byte[32]);
        FindingList list = new();
        AnalysisResult result = new Analysis([BuiltInRules.Get("CR.ROOT.01")], new AnalysisOptions { Pseudonyms = pseudonyms }).Run([FindingList.Input(Report("Jane Doe").ToString())], list);

        list.Items.Should().ContainSingle().Which.UserName.Should().Be("<root_account>");
        Warnings(result).Single(warning => warning.StartsWith("renamed-root", StringComparison.Ordinal)).Should().NotContain("Jane").And.Contain(pseudonyms.User("111122223333", "Jane Doe"));
    }

    [Theory]
    [InlineData("<root_account>", "root")]
    [InlineData("&lt;root_account&gt;", "<root_account>")]
    [InlineData("root", "Root")]
    public void Two_reports_pair_root_with_root(string before, string after)
    {
        ComparisonResult result = ReportDiff.Of(Report(before), new ReportText().Row(after, [.. WithoutMfa, ("mfa_active", "true")]), BuiltInRules.Get("CR.ROOT.01"));

        result.Events.Select(change => $"{change.Type.Word()} {change.User}").Should().Equal("mfa-enabled <root_account>");
        result.Findings.Select(finding => $"{finding.State.Word()} {finding.Reason?.Word()}").Should().Equal("absent resolved");
    }

    private static ReportText Report(string name) => new ReportText().Row(name, WithoutMfa);

    private static AnalysisResult Run(string report, string rule = "CR.ROOT.01") => new Analysis([BuiltInRules.Get(rule)]).Run([FindingList.Input(report)], new FindingList());

    private static IEnumerable<string> Warnings(AnalysisResult result) =>
        result.Sources[0].Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Warning).Select(problem => $"{problem.Code} {problem.Line}: {problem.Message}");
}
