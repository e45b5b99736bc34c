using CredReport.Evaluation;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Rows;

/// <summary>A file that lacks columns: which rules can be judged on it, and what is said.</summary>
public sealed class MissingColumnTests : IDisposable
{
    /// <summary>A file without access keys, certificates and next rotation.</summary>
    private const string Report = "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active\n"
        + "<root_account>,arn:aws:iam::111122223333:root,2015-03-01T10:00:00Z,not_supported,N/A,true\n"
        + "alice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z,true,N/A,false";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Every column is there.
    [InlineData("IamUser where passwordEnabled=true should have mfaActive=true", true)]
    // The condition is unknown on every row.
    [InlineData("IamUser where passwordEnabled=true should have firstAccessKey.isActive=true", false)]
    [InlineData("IamUser should not have firstAccessKey.isActive=true", false)]
    [InlineData("IamUser should have firstAccessKey.lastUsedRegion = 'us-east-1'", false)]
    [InlineData("IamUser should have firstAccessKey.lastRotated isEmpty()", false)]
    [InlineData("IamUser should have createDate dateDifference(firstAccessKey.lastRotated, 'days') < 5", false)]
    [InlineData("IamUser should have createDate < firstAccessKey.lastRotated", false)]
    [InlineData("IamUser should have firstAccessKey.lastUsedService like 's3%' or secondAccessKey.isActive=true", false)]
    // One false term of 'and' decides, and one true term of 'or'.
    [InlineData("IamUser should have mfaActive=true and firstAccessKey.isActive=true", true)]
    [InlineData("IamUser should have firstAccessKey.isActive=true or mfaActive=true", true)]
    [InlineData("IamUser should not have firstAccessKey.isActive=true and mfaActive=true", true)]
    [InlineData("IamUser should have not (firstAccessKey.isActive=true or mfaActive=true)", true)]
    [InlineData("IamUser should have (mfaActive=true and firstAccessKey.isActive=true) and secondAccessKey.isActive=true", true)]
    // Whom the rule is about has to be attainable too.
    [InlineData("IamUser where firstAccessKey.isActive=true should have mfaActive=true", false)]
    [InlineData("IamUser where firstAccessKey.isActive=true and passwordEnabled=true should have mfaActive=true", false)]
    [InlineData("IamUser where firstAccessKey.isActive=true or passwordEnabled=true should have mfaActive=true", true)]
    [InlineData("IamUser where not firstAccessKey.isActive should have mfaActive=true", false)]
    [InlineData("IamUser should have mfaActive=true exclude firstAccessKey.isActive", false)]
    [InlineData("IamUser should have mfaActive=true exclude firstAccessKey.isActive or passwordEnabled", false)]
    [InlineData("IamUser should have mfaActive=true exclude firstAccessKey.isActive and passwordEnabled", true)]
    // A value of a list that is missing leaves the others to be found.
    [InlineData("IamUser should have name in('alice', firstAccessKey.lastUsedRegion)", false)]
    [InlineData("IamUser should have name = firstAccessKey.lastUsedRegion", false)]
    public void A_rule_can_be_judged_when_a_pass_or_a_fail_is_attainable(string logic, bool canBeJudged)
    {
        AnalysisResult result = new Analysis([TestRule.Of(logic)]).Run([FindingList.Input(Report)], new FindingList());

        result.AnyJudged.Should().Be(canBeJudged);
        result.Summary.Rows.Should().Be(canBeJudged ? new RowCounts(2, 2, 0) : new RowCounts(2, 0, 2));
        result.Sources[0].Diagnostics.Any(diagnostic => diagnostic.Code == "report-not-judged").Should().Be(!canBeJudged);
    }

    [Fact]
    public void What_can_be_decided_without_the_column_is_decided()
    {
        Rule rule = TestRule.Of("IamUser should have mfaActive=true and firstAccessKey.isActive=true");

        FindingList.Of(rule, Report).Select(finding => (finding.UserName, finding.Verdict)).Should().Equal(
            ("<root_account>", Verdict.NotAssessable), ("alice", Verdict.Fail));
    }

    [Fact]
    public void A_rule_about_what_no_report_holds_is_judged_all_the_same()
    {
        AnalysisResult result = new Analysis([TestRule.Of("IamUser should have mfaType in('Virtual')")]).Run([FindingList.Input(Report)], new FindingList());

        result.AnyJudged.Should().BeTrue();
        result.Summary.Verdicts[Verdict.NotAssessable].Should().Be(2);
    }

    [Fact]
    public void A_report_on_which_no_rule_can_be_judged_ends_with_2()
    {
        ToolRun run = ToolRun.Of("analyze", _folder.Write("report.csv", Report), "-f", "json");

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("\"rows\":{\"read\":2,\"judged\":0,\"notJudged\":2}").And.Contain("\"findings\":[],").And.Contain("\"complete\":false");
        run.Error.Should().Be(
            $"{_folder.At("report.csv")}: error: The report has no column 'access_key_1_last_rotated', which D9.AWS.IAM.79 needs. [missing-column]\n"
            + $"{_folder.At("report.csv")}: error: No chosen rule can be judged on this report: its rows were not judged. [report-not-judged]\n");
    }

    [Fact]
    public void One_of_two_rules_that_cannot_be_judged_ends_with_3_and_each_column_is_said_once()
    {
        string mfa = _folder.Write("mfa.yaml", TestRule.Text("IamUser where passwordEnabled=true should have mfaActive=true"));
        string key = _folder.Write("key.yaml", TestRule.Text("IamUser should have firstAccessKey.lastRotated isEmpty() or firstAccessKey.isActive=true", "TEST.02"));

        ToolRun run = ToolRun.Of("analyze", _folder.Write("report.csv", Report), "-r", mfa, "-r", "D9.AWS.IAM.79", "-r", key, "-f", "json");

        run.ExitCode.Should().Be(3);
        run.Error.Should().Be(
            $"{_folder.At("report.csv")}: error: The report has no column 'access_key_1_last_rotated', which D9.AWS.IAM.79, TEST.02 need. [missing-column]\n"
            + $"{_folder.At("report.csv")}: error: The report has no column 'access_key_1_active', which TEST.02 needs. [missing-column]\n");
        run.Output.Should().Contain("\"rows\":{\"read\":2,\"judged\":2,\"notJudged\":0}")
            .And.Contain("{\"rule\":\"TEST.01\",\"pass\":0,\"fail\":1,\"notRelevant\":1,\"excluded\":0,\"notAssessable\":0}")
            .And.Contain("{\"rule\":\"D9.AWS.IAM.79\",\"pass\":0,\"fail\":0,\"notRelevant\":1,\"excluded\":0,\"notAssessable\":1}")
            .And.Contain("{\"rule\":\"TEST.02\",\"pass\":0,\"fail\":0,\"notRelevant\":0,\"excluded\":0,\"notAssessable\":2}");
    }

    [Fact]
    public void One_report_of_two_that_cannot_be_judged_ends_with_3()
    {
        string whole = _folder.Write("whole.csv", new ReportText().Root().ToBytes());

        ToolRun.Of("analyze", _folder.Write("report.csv", Report), whole).ExitCode.Should().Be(3);
    }
}
