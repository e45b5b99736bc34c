using System.Text;
using System.Text.Json;
using CredReport.Reporting;
using CredReport.Tests.Support;
using CsvHelper;
using FluentAssertions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Hostile values in every column, an account and the name of a file reach every output as text, and nothing else.</summary>
public sealed class HostileColumnTests
{
    private static readonly byte[] Report = MakeReport();

    public static TheoryData<string> Formats => [.. OutputFormats.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Steer_no_terminal(string format)
    {
        ToolRun run = Run(format, isTerminal: true);

        (run.Output + run.Error).Where(c => c != '\n' && VisibleText.IsSteering(c)).Should().BeEmpty();
        run.Output.Should().NotBeEmpty();
        run.Error.Should().NotBeEmpty();
    }

    [Fact]
    public void Become_no_formula()
    {
        using CsvReader csv = CsvReader.Create(Encoding.UTF8.GetBytes(Run("csv").Output), new CsvReaderOptions { Separator = ',' });
        int rows = 0;
        while (csv.Read())
        {
            rows++;
            csv.FieldCount.Should().Be(12);
            for (int i = 0; i < csv.FieldCount; i++) csv.GetString(i).Should().NotMatchRegex("^[=+\\-@\t\r\0]");
        }

        rows.Should().BeGreaterThan(HostileNames.All.Count * ReportText.Columns.Count);
    }

    [Fact]
    public void Become_no_link_image_HTML_or_heading()
    {
        MarkdownDocument document = Markdown.Parse(Run("markdown").Output, new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build());

        document.Descendants<AutolinkInline>().Should().BeEmpty();
        document.Descendants<HtmlInline>().Should().BeEmpty();
        document.Descendants<HtmlBlock>().Should().BeEmpty();
        document.Descendants<LinkInline>().Select(link => link.Url).Distinct().Should().Equal("#what-could-not-be-judged");
        document.Descendants<HeadingBlock>().Should().OnlyContain(heading => heading.Level == 3 || !heading.Inline!.Descendants<CodeInline>().Any());
    }

    [Fact]
    public void Come_back_from_JSON_as_they_were()
    {
        using JsonDocument json = JsonDocument.Parse(Run("json").Output);

        HashSet<string> texts = [.. json.RootElement.GetProperty("findings").EnumerateArray().SelectMany(finding => finding.GetProperty("cells").EnumerateObject()).Select(cell => cell.Value.GetString()!)];
        texts.Should().Contain(HostileNames.All);
    }

    private static ToolRun Run(string format, bool isTerminal = false)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("=1+1 [x](y) \u001b[2J.csv", Report);
        return ToolRun.With(new ToolInput { OutputIsTerminal = isTerminal, AllowsColor = false }, "analyze", path, "-r", "all", "--as-of", "2026-01-31", "-f", format, "--show", "all");
    }

    private static byte[] MakeReport()
    {
        ReportText report = new ReportText().Root();
        foreach (string value in HostileNames.All)
        {
            report.Row("account", ("arn", $"arn:aws:iam::{value}:user/account"), ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
            foreach (string column in ReportText.Columns)
                report.Row("alice", [.. new[] { ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z") }.Where(cell => cell.Item1 != column), (column, value)]);
        }

        return report.ToBytes();
    }
}
