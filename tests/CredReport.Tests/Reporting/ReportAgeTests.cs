using System.Text.Json;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Every output says how old a report was at most when it was downloaded.</summary>
public sealed class ReportAgeTests : IDisposable
{
    private const string Age = "report was at most 4 hours old when it was downloaded: AWS generates a new one every 4 hours.\n";

    private readonly TemporaryFolder _folder = new();
    private readonly string _report;

    public ReportAgeTests() =>
        _report = _folder.Write("report.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Text_has_a_sentence()
    {
        string other = _folder.Write("other.csv", new ReportText { Account = "444455556666" }.Root().ToBytes());

        ToolRun.Of("analyze", _report).Output.Should().Contain($"\nThe {Age}");
        ToolRun.Of("analyze", _report, other).Output.Should().Contain($"\nEach {Age}");
        ToolRun.Of("diff", _report, _report).Output.Should().Contain($"\nEach {Age}");
        ToolRun.Of("analyze", _folder.Write("invoice.csv", "a,b\n1,2\n")).Output.Should().NotContain("hours");
    }

    [Fact]
    public void Markdown_has_a_sentence() => ToolRun.Of("analyze", _report, "-f", "markdown").Output.Should().Contain("AWS makes a new report at most every 4 hours");

    [Fact]
    public void Json_has_a_number()
    {
        Evaluation(ToolRun.Of("analyze", _report, "-f", "json")).GetProperty("maxReportAgeHours").GetInt32().Should().Be(4);
        Evaluation(ToolRun.Of("diff", _report, _report, "-f", "json")).GetProperty("maxReportAgeHours").GetInt32().Should().Be(4);
    }

    [Fact]
    public void Csv_has_a_column()
    {
        string[] findings = Lines(ToolRun.Of("analyze", _report, "-f", "csv"));
        string[] changes = Lines(ToolRun.Of("diff", _report, _report, "-f", "csv"));

        findings.Should().HaveCount(2);
        findings[0].Should().EndWith(",maxReportAgeHours");
        findings[1].Should().EndWith(",4");
        changes.Should().HaveCount(2);
        changes[0].Should().EndWith(",maxReportAgeHours");
        changes[1].Should().EndWith(",4");
    }

    private static JsonElement Evaluation(ToolRun run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("evaluation");

    private static string[] Lines(ToolRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
