using System.Text.Json;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>A broken row is reported with its line, and hides none of the others.</summary>
public sealed class BrokenRowTests
{
    private const string Bob = "bob,arn:aws:iam::111122223333:user/bob,";

    private static readonly (string, string)[] WithKey = [("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")];

    [Theory]
    [InlineData("bob,arn:aws:iam::111122223333:user/bob,2025-01-10T08:00:00Z,true", "too-few-cells", null)]
    [InlineData("bob", "too-few-cells", null)]
    [InlineData("\"bob,arn:aws:iam::111122223333:user/bob,2025-01-10T08:00:00Z", "stray-quote", null)]
    [InlineData(Bob + "2025-01-10T08:00:00Z,true,N/A,N/A,N/A,true,true,N/A,N/A,N/A,N/A,true,N/A,N/A,N/A,N/A,true,N/A,true,N/A,", "too-many-cells", null)]
    [InlineData(",arn:aws:iam::111122223333:user/bob,2025-01-10T08:00:00Z,true,N/A,N/A,N/A,true,true,N/A,N/A,N/A,N/A,true,N/A,N/A,N/A,N/A,true,N/A,true,N/A", "missing-user", null)]
    [InlineData(Bob + "10/01/2025,true,N/A,N/A,N/A,true,true,2025-01-10T08:00:01Z,N/A,N/A,N/A,true,N/A,N/A,N/A,N/A,true,N/A,true,N/A", "unreadable-timestamp", "notAssessable")]
    [InlineData(Bob + "2025-01-10T08:00:00Z,true,N/A,N/A,N/A,true,true,yesterday,N/A,N/A,N/A,true,N/A,N/A,N/A,N/A,true,N/A,true,N/A", "unreadable-timestamp", "notAssessable")]
    [InlineData(Bob + "2025-01-10T08:00:00Z,perhaps,N/A,N/A,N/A,true,true,2025-01-10T08:00:01Z,N/A,N/A,N/A,true,N/A,N/A,N/A,N/A,true,N/A,true,N/A", "unreadable-boolean", "notAssessable")]
    public void Makes_the_run_incomplete(string row, string code, string? verdict)
    {
        ToolRun run = Analyze(row);

        run.ExitCode.Should().Be(3);
        run.Error.Should().MatchRegex($@"^-:4: error: .* \[{code}\]\n$");
        Verdicts(run).Should().Equal(
            [("<root_account>", 2, "notRelevant"), ("alice", 3, "fail"), .. verdict is null ? Array.Empty<(string, int, string)>() : [("bob", 4, verdict)], ("carlos", 5, "pass")]);
        Rows(run).Should().Be(verdict is null ? (4, 3, 1) : (4, 4, 0));
    }

    [Theory]
    [InlineData("b\"ob", "bob")]
    [InlineData("\"bob", "bob")]
    [InlineData("b,ob", "b,ob")]
    public void That_can_be_told_apart_is_judged_with_a_warning(string user, string inArn)
    {
        ToolRun run = Analyze($"{user},arn:aws:iam::111122223333:user/{inArn},"
            + "2025-01-10T08:00:00Z,true,N/A,N/A,N/A,true,true,2025-01-10T08:00:59Z,N/A,N/A,N/A,true,N/A,N/A,N/A,N/A,true,N/A,true,N/A");

        run.ExitCode.Should().Be(1);
        run.Error.Should().MatchRegex(@"^-:4: warning: .* \[recovered-row\]\n$");
        Verdicts(run).Should().Equal(("<root_account>", 2, "notRelevant"), ("alice", 3, "fail"), (user, 4, "fail"), ("carlos", 5, "pass"));
        Rows(run).Should().Be((4, 4, 0));
    }

    [Fact]
    public void What_no_rule_reads_may_be_unreadable()
    {
        ToolRun run = Analyze(Bob + "2025-01-10T08:00:00Z,true,soon,N/A,N/A,maybe,true,2025-02-10T08:00:00Z,N/A,N/A,N/A,true,N/A,N/A,N/A,N/A,true,N/A,true,N/A");

        run.ExitCode.Should().Be(1);
        run.Error.Should().BeEmpty();
    }

    [Fact]
    public void Of_many_alike_the_first_are_shown_and_the_rest_counted()
    {
        ToolRun run = Analyze(string.Join('\n', Enumerable.Repeat("bob", 50)));

        run.ExitCode.Should().Be(3);
        string[] lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(21);
        lines[^1].Should().Be("credreport: 30 more of too-few-cells in 1 input; the JSON has all of them.");
        Rows(run).Should().Be((53, 3, 50));
        Verdicts(run).Should().HaveCount(3);
    }

    private static ToolRun Analyze(string row) => ToolRun.With(
        new ToolInput { Bytes = new ReportText().Root().Row("alice", WithKey).Line(row).Row("carlos", ("password_enabled", "true")).ToBytes() },
        "analyze", "-", "-f", "json", "--show", "all");

    private static IEnumerable<(string User, int Line, string Verdict)> Verdicts(ToolRun run)
    {
        using JsonDocument json = JsonDocument.Parse(run.Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("user").GetString()!, finding.GetProperty("line").GetInt32(), finding.GetProperty("verdict").GetString()!))];
    }

    private static (int Read, int Judged, int NotJudged) Rows(ToolRun run)
    {
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement rows = json.RootElement.GetProperty("summary").GetProperty("rows");
        return (rows.GetProperty("read").GetInt32(), rows.GetProperty("judged").GetInt32(), rows.GetProperty("notJudged").GetInt32());
    }
}
