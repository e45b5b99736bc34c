using System.Text;
using System.Text.Json;
using CredReport.Tests.Support;
using CsvHelper;
using FluentAssertions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Hostile names reach every output as text, and nothing else.</summary>
public sealed class HostileOutputTests
{
    private static readonly byte[] Report = MakeReport();

    [Fact]
    public void Json_gives_the_exact_names_back_and_steers_no_terminal()
    {
        string json = Run("json");

        using JsonDocument document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("user").GetString()).Should().Equal(HostileNames.All);
        json.Where(c => c != '\n' && CredReport.Reporting.VisibleText.IsSteering(c)).Should().BeEmpty();
    }

    [Fact]
    public void Csv_has_no_cell_that_a_spreadsheet_calculates()
    {
        string text = Run("csv");
        text.Where(c => c != '\n' && CredReport.Reporting.VisibleText.IsSteering(c)).Should().BeEmpty();
        using CsvReader csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), new CsvReaderOptions { Separator = ',' });
        List<string> users = [];
        while (csv.Read())
        {
            for (int i = 0; i < csv.FieldCount; i++) csv.GetString(i).Should().NotMatchRegex("^[=+\\-@\t\r\0]");
            users.Add(CsvText.Read(csv.GetString("user")));
        }

        users.Should().Equal(HostileNames.All);
    }

    [Fact]
    public void Markdown_shows_names_in_code_spans_alone()
    {
        string markdown = Run("markdown");
        MarkdownDocument document = Markdown.Parse(markdown, new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build());

        document.Descendants<LinkInline>().Should().BeEmpty();
        document.Descendants<AutolinkInline>().Should().BeEmpty();
        document.Descendants<HtmlInline>().Should().BeEmpty();
        document.Descendants<HtmlBlock>().Should().BeEmpty();
        document.Descendants<HeadingBlock>().Count().Should().Be(5 + HostileNames.All.Count);
        markdown.Where(c => c != '\n' && CredReport.Reporting.VisibleText.IsSteering(c)).Should().BeEmpty();
    }

    [Fact]
    public void Text_steers_no_terminal() =>
        Run("text").Where(c => c != '\n' && CredReport.Reporting.VisibleText.IsSteering(c)).Should().BeEmpty();

    [Fact]
    public void Csv_on_a_terminal_steers_it_no_more()
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = Report, OutputIsTerminal = true }, "analyze", "-", "-f", "csv");

        run.Output.Where(c => c != '\n' && CredReport.Reporting.VisibleText.IsSteering(c)).Should().BeEmpty();
        run.Output.Should().Contain("\\x1b[2J");
    }

    [Fact]
    public void Standard_error_steers_no_terminal()
    {
        byte[] report = new ReportText().Root().Line("\u001b[2Jevil,cut").ToBytes();
        ToolRun run = ToolRun.With(new ToolInput { Bytes = report }, "analyze", "-");

        run.Error.Should().Contain("\\x1b[2Jevil");
        run.Error.Where(c => c != '\n' && CredReport.Reporting.VisibleText.IsSteering(c)).Should().BeEmpty();
    }

    private static string Run(string format) => ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-", "-f", format).Output;

    private static byte[] MakeReport()
    {
        ReportText report = new ReportText().Root();
        foreach (string name in HostileNames.All)
            report.Row(name, ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
        return report.ToBytes();
    }
}
