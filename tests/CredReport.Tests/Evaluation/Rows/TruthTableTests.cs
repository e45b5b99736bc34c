using System.Text.Json;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Rows;

/// <summary>The verdicts of D9.AWS.IAM.79 on users with every kind of first key, through the whole tool.</summary>
public sealed class TruthTableTests
{
    [Theory]
    [InlineData("true", "N/A", "false", "N/A", "pass")] // no key 1
    [InlineData("true", "2025-01-10T08:00:00Z", "true", "N/A", "fail")] // made with the user
    [InlineData("true", "2025-01-10T08:00:59Z", "true", "N/A", "fail")] // 59 s later
    [InlineData("true", "2025-01-10T08:01:00Z", "true", "N/A", "pass")] // 60 s later
    [InlineData("true", "2025-01-10T07:59:55Z", "true", "N/A", "fail")] // 5 s before
    [InlineData("true", "2026-01-10T08:00:00Z", "true", "N/A", "pass")] // a year later
    [InlineData("true", "2025-01-10T08:00:00Z", "false", "N/A", "fail")] // inactive
    [InlineData("true", "2025-01-10T08:00:00Z", "true", "2025-06-01T09:30:00Z", "fail")] // used
    [InlineData("false", "2025-01-10T08:00:00Z", "true", "N/A", "notRelevant")]
    [InlineData("not_supported", "2025-01-10T08:00:00Z", "true", "N/A", "notRelevant")]
    [InlineData("TRUE", "2025-01-10T08:00:00Z", "TRUE", "N/A", "fail")]
    [InlineData("true", "2025-01-10T08:00:00+00:00", "true", "N/A", "fail")]
    [InlineData("true", "2025-01-10T09:00:30+01:00", "true", "N/A", "fail")]
    [InlineData("true", "10/01/2025", "true", "N/A", "notAssessable")]
    [InlineData("N/A", "2025-01-10T08:00:00Z", "true", "N/A", "notAssessable")]
    public void First_key(string passwordEnabled, string created, string active, string lastUsed, string verdict)
    {
        ReportText report = new ReportText().Row("alice", ("password_enabled", passwordEnabled), ("access_key_1_last_rotated", created),
            ("access_key_1_active", active), ("access_key_1_last_used_date", lastUsed));

        VerdictOf(report, "alice").Should().Be(verdict);
    }

    [Fact]
    public void Second_key_alone_made_with_the_user_passes()
    {
        ReportText report = new ReportText().Row("alice", ("password_enabled", "true"), ("access_key_2_active", "true"), ("access_key_2_last_rotated", "2025-01-10T08:00:00Z"));

        VerdictOf(report, "alice").Should().Be("pass");
    }

    [Fact]
    public void Root_with_a_console_password_is_relevant()
    {
        ReportText report = new ReportText().Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("password_enabled", "true"),
            ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z"));

        VerdictOf(report, "<root_account>").Should().Be("fail");
    }

    private static string? VerdictOf(ReportText report, string user)
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = report.ToBytes() }, "analyze", "-", "-f", "json", "--show", "all");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        return json.RootElement.GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("user").GetString() == user).GetProperty("verdict").GetString();
    }
}
