using System.Text;
using System.Text.Json;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Diagnostics;

/// <summary>What is wrong without end is counted, held up to a bound, and written whole where all of it is asked for.</summary>
public sealed class DiagnosticVolumeTests
{
    [Theory]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(20_000)] // past what stays in memory
    public void Json_has_all_of_them_in_order(int broken)
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = Report(broken) }, "analyze", "-", "-f", "json");

        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement[] diagnostics = [.. json.RootElement.GetProperty("sources")[0].GetProperty("diagnostics").EnumerateArray()];
        diagnostics.Select(problem => $"{problem.GetProperty("code")} {problem.GetProperty("line")} {problem.GetProperty("column")} {problem.GetProperty("message")}").Should().Equal(
            [
                .. Enumerable.Range(0, broken).Select(i => $"too-few-cells {i + 2}  The row has 1 cell and the header 22 columns: 'é{i}'. The row was not judged."),
                $"unreadable-boolean {broken + 2} password_enabled The cell 'password_enabled' holds 'maybe': expected true or false.",
                "no-root-row   There is no row '<root_account>' for 111122223333: a report that AWS generates has one for every account.",
            ]);
        run.Error.Split('\n').Count(line => line.Contains("[too-few-cells]", StringComparison.Ordinal)).Should().Be(20);
        run.Error.Should().Contain($"credreport: {broken - 20} more of too-few-cells in 1 input; the JSON has all of them.").And.Contain("[unreadable-boolean]").And.Contain("[no-root-row]");
    }

    [Fact]
    public void A_bound_is_held_of_one_input_and_of_many()
    {
        AnalysisResult one = Run(Enumerable.Repeat(5000, 1));
        one.Sources[0].Diagnostics.Should().HaveCount(1002);
        one.Sources[0].OmittedDiagnostics.Should().ContainSingle().Which.Count.Should().Be(4000);

        AnalysisResult many = Run(Enumerable.Repeat(900, 40));
        many.Sources.Sum(source => source.Diagnostics.Count).Should().BeLessThan(10_000);
        many.Sources.Sum(source => source.Diagnostics.Count + source.OmittedDiagnostics.Sum(omitted => omitted.Count)).Should().Be(40 * (900 + 2));
        many.Sources.Should().OnlyContain(source => source.Rows.NotJudged == 900 && source.Judged);
        many.Summary.Complete.Should().BeFalse();
    }

    [Fact]
    public void A_run_whose_errors_are_not_held_is_not_complete()
    {
        AnalysisResult result = Run([.. Enumerable.Repeat(900, 40)]);

        result.Sources[^1].Diagnostics.Should().NotContain(problem => problem.Code == "too-few-cells");
        result.Sources[^1].OmittedDiagnostics.Should().Contain(omitted => omitted.Descriptor.Code == "too-few-cells" && omitted.Count == 900);
        result.Summary.Complete.Should().BeFalse();
    }

    [Fact]
    public void Markdown_and_standard_error_count_what_is_not_held()
    {
        using TemporaryFolder folder = new();
        for (int i = 0; i < 15; i++) folder.Write($"{i:d2}.csv", Report(900));

        ToolRun run = ToolRun.Of("analyze", folder.Path, "-f", "markdown");

        string line = $"{(15 * 900) - 20} more of too-few-cells in 15 inputs; the JSON has all of them.";
        run.Output.Should().Contain($"- {line}\n");
        run.Error.Should().Contain($"credreport: {line}\n");
    }

    private static AnalysisResult Run(IEnumerable<int> broken) => new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)])
        .Run([.. broken.Select((count, i) => ReportInput.FromBytes(Report(count, $"{111122223333 + i}"), $"{i}"))], new FindingList());

    private static byte[] Report(int broken, string account = "111122223333")
    {
        ReportText report = new() { Account = account };
        for (int i = 0; i < broken; i++) report.Line($"é{i}");
        return Encoding.UTF8.GetBytes(report.Row("alice", ("password_enabled", "maybe")).ToString());
    }
}
