using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>A header that stands among the rows begins another report.</summary>
public sealed class RepeatedHeaderTests
{
    private const string Narrow = "user,arn,user_creation_time,password_enabled,access_key_1_last_rotated";

    private const string NarrowRow = "bob,arn:aws:iam::444455556666:user/bob,2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z";

    private static readonly string Alice = new ReportText().Row("alice", ("mfa_active", "true")).ToString();

    [Theory]
    [InlineData("{0}")]
    [InlineData("\uFEFF{0}")]
    [InlineData("{0}\\n")]
    public void The_same_again_is_skipped(string header)
    {
        ReadReport report = ReadReport.Of(Alice + "\n" + string.Format(null, header, Alice) + "\n" + string.Format(null, header, ReportText.Header));

        report.Users.Should().Equal("alice", "alice");
        report.Lines.Should().Equal(2, 4);
        report.RowsRead.Should().Be(2);
        report.Diagnostics.Single(problem => problem.Code == "repeated-header").Message.Should()
            .Be("The header is repeated 2 times, on this line first: the file was put together from several reports. It was skipped there.");
        report.Diagnostics.Single(problem => problem.Code == "repeated-header").Line.Should().Be(3);
    }

    [Fact]
    public void Rows_are_read_under_the_header_before_them()
    {
        ReadReport report = ReadReport.Of($"{Alice}\n{Narrow}\n{NarrowRow}\n{Alice}");

        report.Users.Should().Equal("alice", "bob", "alice");
        report.Rows[1].ToUser().FirstAccessKey.LastRotated.Value.ToString().Should().Be("2025-01-10T08:00:01Z");
        report.Rows[1].ToUser().MfaActive.Kind.Should().Be(ReportedKind.NoColumn);
        report.Rows[2].ToUser().MfaActive.Value.Should().BeTrue();
        report.Diagnostics.Select(problem => (problem.Line, problem.Message)).Should().Equal(
            (3L, "Another header begins here, with 5 columns where the one before has 22: the rows after it are read under it."),
            (5L, "Another header begins here, with 22 columns where the one before has 5: the rows after it are read under it."));
    }

    [Fact]
    public void The_columns_in_another_order_are_another_header()
    {
        string reversed = string.Join(',', Narrow.Split(',').Reverse());

        ReadReport report = ReadReport.Of($"{Narrow}\n{NarrowRow}\n{reversed}\n{string.Join(',', NarrowRow.Split(',').Reverse())}");

        report.Users.Should().Equal("bob", "bob");
        report.Rows[1].Text(ReportColumn.Arn).Should().Be("arn:aws:iam::444455556666:user/bob");
        report.Codes.Should().Equal("changed-header");
    }

    [Fact]
    public void A_user_may_have_the_name_of_a_column()
    {
        ReadReport report = ReadReport.Of($"{Narrow}\n{NarrowRow.Replace("bob", "user", StringComparison.Ordinal)}\n{NarrowRow.Replace("bob", "arn", StringComparison.Ordinal)}");

        report.Users.Should().Equal("user", "arn");
        report.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void What_a_rule_can_answer_is_settled_for_each_header()
    {
        string text = $"{Narrow}\n{NarrowRow}\nuser,arn,mfa_active\nalice,arn:aws:iam::444455556666:user/alice,true\n{Narrow}\n{NarrowRow.Replace("bob", "carlos", StringComparison.Ordinal)}";
        CollectingWriter writer = new();

        AnalysisResult result = new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run([FindingList.Input(text)], writer);

        writer.Findings.Select(finding => $"{finding.UserName} {finding.Line}").Should().Equal("bob 2", "carlos 6");
        result.Summary.Rows.Should().Be(new RowCounts(3, 2, 1));
        result.Summary.Complete.Should().BeFalse();
        result.Sources[0].Judged.Should().BeTrue();
        result.Sources[0].Diagnostics.Where(problem => problem.Code is "missing-column" or "report-not-judged").Should().HaveCount(4).And.OnlyContain(problem => problem.Line == 3);
    }

    [Fact]
    public void The_newest_timestamp_is_looked_for_under_all_of_them()
    {
        Rule rule = TestRule.Of("IamUser should have createDate after(-90, 'days')");
        string text = $"user,arn,user_creation_time\nbob,arn:aws:iam::444455556666:user/bob,2025-01-10T08:00:00Z\n{Narrow}\n{NarrowRow.Replace("2025-01-10T08:00:01Z", "2025-03-01T00:00:00Z", StringComparison.Ordinal)}";

        AnalysisResult result = new Analysis([rule]).Run([ReportInput.FromBytes(System.Text.Encoding.UTF8.GetBytes(text), "x")], new FindingList());

        result.Evaluation.AsOf.ToString().Should().Be("2025-03-01T00:00:00Z");
    }
}
