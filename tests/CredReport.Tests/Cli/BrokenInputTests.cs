using System.Text.Json;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>An input that is broken as a whole is an error, alone and beside good reports, which are judged all the same.</summary>
public sealed class BrokenInputTests
{
    private static readonly string Good = new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

    [Theory]
    [InlineData("report.csv", "", "empty-file")]
    [InlineData("report.csv", "hello", "not-a-report")]
    [InlineData("report.csv", "PK\u0003\u0004", "not-a-report")]
    [InlineData("report.csv", "user,email\nalice,alice@example.com", "broken-header")]
    [InlineData("report.csv", "arn,mfa_active\nx,true", "broken-header")]
    [InlineData("report.csv", "user,arn,mfa_active\nalice,arn:aws:iam::111122223333:user/alice,true", "report-not-judged")]
    [InlineData("report.csv", "user,arn,mfa_active", "report-not-judged")]
    [InlineData("report.csv", "user,password_enabled,user_creation_time,access_key_1_last_rotated\nalice,true", "too-few-cells")]
    [InlineData("report.json", "{\"Content\": \"no base64 at all!\"}", "content-not-base64")]
    [InlineData("report.json", "{\"Content\": \"dXNlcixh", "broken-json")]
    [InlineData("report.json", "{\"NextToken\": null}", "missing-content")]
    [InlineData("report.json", "{\"Content\": \"aGVsbG8=\"}", "not-a-report")]
    [InlineData("report.csv", null, "missing-file")]
    [InlineData("folder", null, "no-reports-in-folder")] // with a file that is none
    [InlineData("empty", null, "no-reports-in-folder")]
    public void Is_unusable_alone_and_incomplete_beside_a_good_report(string name, string? content, string code)
    {
        using TemporaryFolder folder = new();
        string good = folder.Write("good.csv", Good);
        folder.Write("folder/README.txt", "These are reports.");
        Directory.CreateDirectory(folder.At("empty"));
        string broken = content is null ? folder.At(name) : folder.Write(name, content);

        ToolRun alone = ToolRun.Of("analyze", broken);
        alone.ExitCode.Should().Be(2);
        ErrorCodes(alone).Should().Contain(code);
        alone.Error.Should().Contain(broken);
        alone.Output.Should().Contain("No report could be judged.");

        foreach (string[] order in new[] { new[] { broken, good }, [good, broken] })
        {
            ToolRun beside = ToolRun.Of(["analyze", .. order, "-f", "json", "--show", "all"]);
            beside.ExitCode.Should().Be(3);
            ErrorCodes(beside).Should().Equal(ErrorCodes(alone));
            Verdicts(beside).Should().Equal("<root_account>: notRelevant", "alice: fail");
            IsComplete(beside).Should().BeFalse();
        }
    }

    [Fact]
    public void A_good_report_alone_is_complete()
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = System.Text.Encoding.UTF8.GetBytes(Good) }, "analyze", "-", "-f", "json");

        run.ExitCode.Should().Be(1);
        run.Error.Should().BeEmpty();
        IsComplete(run).Should().BeTrue();
    }

    [Fact]
    public void A_folder_is_judged_as_far_as_it_can_be_and_other_files_are_named_once()
    {
        using TemporaryFolder folder = new();
        folder.Write("2026-01-31/111122223333/report.csv", Good);
        string broken = folder.Write("broken.csv", "<html>Sign in</html>");
        string other = folder.Write("README.txt", "These are reports.");

        ToolRun run = ToolRun.Of("analyze", folder.Path, "-f", "json", "--show", "all");

        run.ExitCode.Should().Be(3);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(
            $"{other}: warning: Not a credential report, and not judged: found text that begins with 'These are reports.'. [other-file]",
            $"{broken}: error: Found a web page: expected the CSV of a credential report, with a header that begins 'user,arn,user_creation_time', or the JSON answer of 'aws iam get-credential-report'. [not-a-report]");
        Verdicts(run).Should().Equal("<root_account>: notRelevant", "alice: fail");
    }

    [Fact]
    public void Other_files_of_a_folder_change_no_exit_code()
    {
        using TemporaryFolder folder = new();
        folder.Write("report.csv", Good);
        folder.Write("README.txt", "");
        folder.Write("package.json", "{\"name\": \"x\"}");

        ToolRun run = ToolRun.Of("analyze", folder.Path, "-f", "json");

        run.ExitCode.Should().Be(1);
        IsComplete(run).Should().BeTrue();
        ErrorCodes(run).Should().BeEmpty();
        run.Error.Should().Contain("README.txt: warning: ").And.Contain("package.json: warning: ");
        ToolRun.Of("analyze", folder.Path, "--quiet").Error.Should().BeEmpty();
    }

    [Fact]
    public void An_empty_name_is_wrong_usage()
    {
        ToolRun run = ToolRun.Of("analyze", "");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be("credreport: the name of a report is empty: expected a file, a folder, or - for standard input.\n");
    }

    private static IEnumerable<string> ErrorCodes(ToolRun run) => run.Error.Split('\n')
        .Where(line => line.Contains(": error: ", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf('[') + 1)..].TrimEnd(']'));

    private static List<string> Verdicts(ToolRun run)
    {
        using JsonDocument json = JsonDocument.Parse(run.Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("user")}: {finding.GetProperty("verdict")}")];
    }

    private static bool IsComplete(ToolRun run)
    {
        using JsonDocument json = JsonDocument.Parse(run.Output);
        return json.RootElement.GetProperty("summary").GetProperty("complete").GetBoolean();
    }
}
