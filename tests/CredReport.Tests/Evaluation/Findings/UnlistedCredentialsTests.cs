using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Findings;

/// <summary>A report that says that a user has more keys than it lists: a rule about keys that passes says so.</summary>
public sealed class UnlistedCredentialsTests
{
    private const string OneKey = "1 additional access key. Use ListAccessKeys to list them";

    private static readonly Instant AsOf = new(1769817600);

    [Theory]
    [InlineData("D9.AWS.IAM.51", OneKey, "Not all access keys are in the report")]
    [InlineData("CR.KEY.02", OneKey, "Not all access keys are in the report")]
    [InlineData("D9.AWS.IAM.79", OneKey, "Not all access keys are in the report")]
    [InlineData("CR.CERT.01", "2 Additional Certificates", "Not all signing certificates are in the report")]
    [InlineData("CR.USER.03", "1 additional access key and 1 additional certificate", "Not all access keys and signing certificates are in the report")]
    [InlineData("D9.AWS.IAM.51", "3 more", "Not all access keys are in the report")]
    public void A_pass_says_what_is_not_in_the_report(string rule, string info, string sentence)
    {
        (IReadOnlyList<Finding> findings, IReadOnlyList<string> warnings) = Run(rule, info);

        findings.Should().ContainSingle().Which.Verdict.Should().Be(Verdict.Pass, "an advisory changes no verdict");
        findings[0].Message.Should().StartWith("As it should be: ").And.EndWith($". {sentence}: additional_credentials_info says that the user has more.");
        warnings.Should().Equal($"unlisted-credentials 2: {sentence}: additional_credentials_info of user 'alice' says '{info}'. A rule that passes here has not seen them.");
    }

    [Theory]
    [InlineData("D9.AWS.IAM.51", "N/A")]
    [InlineData("D9.AWS.IAM.51", "")]
    [InlineData("D9.AWS.IAM.51", "1 additional certificate")] // not what the rule counts
    [InlineData("CR.CERT.01", OneKey)]
    [InlineData("D9.AWS.IAM.98", OneKey)] // a rule about passwords
    [InlineData("CR.KEY.03", OneKey)] // not relevant
    public void Nothing_is_said_where_nothing_is_missing(string rule, string info)
    {
        (IReadOnlyList<Finding> findings, IReadOnlyList<string> warnings) = Run(rule, info);

        findings.Should().ContainSingle().Which.Message.Should().NotContain("in the report:");
        warnings.Should().BeEmpty();
    }

    [Fact]
    public void One_row_is_named_once_whatever_the_number_of_rules()
    {
        AnalysisResult result = new Analysis([.. RuleSets.Find("all")!.RuleIds.Select(BuiltInRules.Get)], new AnalysisOptions { AsOf = AsOf }).Run([FindingList.Input(Report(OneKey))], new FindingList());

        result.Sources[0].Diagnostics.Count(problem => problem.Code == "unlisted-credentials").Should().Be(1);
    }

    [Fact]
    public void Under_a_key_the_text_is_not_shown()
    {
        Pseudonyms pseudonyms = Pseudonyms.FromKey(new byte[32]);
        AnalysisResult result = new Analysis([BuiltInRules.Get("D9.AWS.IAM.51")], new AnalysisOptions { Pseudonyms = pseudonyms }).Run([FindingList.Input(Report("1 more key, ask Jane Doe"))], new FindingList());

        result.Sources[0].Diagnostics.Single(problem => problem.Code == "unlisted-credentials").Message.Should().Contain("says '(withheld)'").And.NotContain("Jane");
    }

    private static (IReadOnlyList<Finding> Findings, IReadOnlyList<string> Warnings) Run(string rule, string info)
    {
        FindingList list = new();
        AnalysisResult result = new Analysis([BuiltInRules.Get(rule)], new AnalysisOptions { ShowAll = true, AsOf = AsOf }).Run([FindingList.Input(Report(info))], list);
        return (list.Items, [.. result.Sources[0].Diagnostics.Where(problem => problem.Code == "unlisted-credentials").Select(problem => $"{problem.Code} {problem.Line}: {problem.Message}")]);
    }

    private static string Report(string info) =>
        $"{ReportText.Header},additional_credentials_info\n"
        + "alice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z,true,2026-01-30T08:00:00Z,2026-01-10T08:00:00Z,N/A,true,true,2026-01-10T09:00:00Z,2026-01-30T08:00:00Z,us-east-1,s3,"
        + $"false,N/A,N/A,N/A,N/A,true,2026-01-10T09:00:00Z,false,N/A,\"{info}\"\n";
}
