using System.Text.Json;
using CredReport.Diffing;
using CredReport.Reporting;
using CredReport.Tests.Support;
using CsvHelper;
using FluentAssertions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>What changed, in every format: nothing, one thing, many, hostile names, and a run that is not complete.</summary>
public sealed class DiffGoldenTests : IDisposable
{
    private static readonly Dictionary<string, (Func<ReportText> Old, Func<ReportText> New)> Reports = new()
    {
        ["none"] = (() => Report(1), () => Report(2)),
        ["one"] = (() => Report(1).Row("alice", ("mfa_active", "true")), () => Report(2).Row("alice")),
        ["many"] = (() => Many(1, "true"), () => Many(2, "false")),
        ["hostile"] = (() => Hostile(1, "true"), () => Hostile(2, "false")),
        ["incomplete"] = (() => Report(1).Row("alice", ("mfa_active", "true")), () => Report(2).Row("alice", ("mfa_active", "Ja")).Line("bob,cut")),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string reports in Reports.Keys)
            {
                foreach (string format in OutputFormats.Names) cases.Add(reports, format);
            }

            return cases;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_is_the_golden(string reports, string format) => Golden.Check($"diff-{reports}.{format}", Run(reports, format));

    [Theory]
    [InlineData("none")]
    [InlineData("one")]
    [InlineData("many")]
    [InlineData("hostile")]
    [InlineData("incomplete")]
    public void Json_fits_its_schema(string reports) => Schema().Validate(Run(reports, "json")).Select(error => error.ToString()).Should().BeEmpty();

    [Theory]
    [InlineData("\"schema\":\"credreport/diff/1\"", "\"schema\":\"credreport/diff/2\"")]
    [InlineData("\"type\":\"mfa-disabled\"", "\"type\":\"mfa-lost\"")]
    [InlineData("\"probable\":false", "\"probable\":null")]
    [InlineData("\"ageDays\":null", "\"ageDays\":-1")]
    [InlineData("\"old\":{\"mfa_active\":\"true\"}", "\"old\":{\"mfa_active\":true}")]
    [InlineData("\"state\":\"new\"", "\"state\":\"added\"")]
    [InlineData("\"reason\":null,\"finding\"", "\"reason\":\"gone\",\"finding\"")]
    [InlineData("\"reason\":null,\"finding\"", "\"finding\"")]
    [InlineData("\"verdict\":\"fail\"", "\"verdict\":\"failed\"")]
    [InlineData("\"mfa-disabled\":30", "\"mfa-lost\":30")]
    [InlineData("\"mfa-disabled\":30", "\"mfa-disabled\":0")]
    [InlineData("\"sameReport\":false,", "")]
    [InlineData("\"warnings\":[]", "\"warnings\":[{}]")]
    public void Schema_refuses_what_is_never_written(string written, string never)
    {
        string json = Run("many", "json");

        json.Should().Contain(written);
        Schema().Validate(json.Replace(written, never, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    [Fact]
    public void Schema_names_every_event_and_reason()
    {
        JsonElement definitions = JsonDocument.Parse(Schemas.Diff).RootElement.GetProperty("definitions");

        definitions.GetProperty("eventType").GetProperty("enum").EnumerateArray().Select(word => word.GetString()).Should().Equal(DiffEventTypes.Words);
        JsonDocument.Parse(Schemas.Diff).RootElement.GetProperty("properties").GetProperty("summary").GetProperty("properties").GetProperty("events").GetProperty("properties")
            .EnumerateObject().Select(member => member.Name).Should().Equal(DiffEventTypes.Words);
        definitions.GetProperty("comparedFinding").GetProperty("properties").GetProperty("reason").GetProperty("enum").EnumerateArray().Select(word => word.GetString())
            .Should().Equal([.. Enum.GetValues<AbsenceReason>().Select(reason => reason.Word()), null]);
        DiffEventTypes.Words.Should().HaveCount(Enum.GetValues<DiffEventType>().Length).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Rules_sources_and_findings_are_described_as_in_the_findings_schema()
    {
        JsonElement findings = JsonDocument.Parse(Schemas.Findings).RootElement.GetProperty("definitions");
        JsonElement diff = JsonDocument.Parse(Schemas.Diff).RootElement.GetProperty("definitions");

        findings.EnumerateObject().Should().HaveCountGreaterThan(7);
        foreach (JsonProperty definition in findings.EnumerateObject())
            JsonElement.DeepEquals(definition.Value, diff.GetProperty(definition.Name)).Should().BeTrue($"both schemas should say the same of {definition.Name}");
    }

    [Fact]
    public void Json_gives_hostile_names_back()
    {
        using JsonDocument document = JsonDocument.Parse(Run("hostile", "json"));

        document.RootElement.GetProperty("events").EnumerateArray().Select(item => item.GetProperty("user").GetString()).Should().BeEquivalentTo(HostileNames.All);
    }

    [Fact]
    public void Csv_has_no_cell_that_a_spreadsheet_calculates()
    {
        string text = Run("hostile", "csv");
        text.Where(c => c != '\n' && CredReport.Reporting.VisibleText.IsSteering(c)).Should().BeEmpty();
        using CsvReader csv = CsvReader.Create(System.Text.Encoding.UTF8.GetBytes(text), new CsvReaderOptions { Separator = ',' });
        List<string> users = [];
        while (csv.Read())
        {
            for (int i = 0; i < csv.FieldCount; i++) csv.GetString(i).Should().NotMatchRegex("^[=+\\-@\t\r\0]");
            if (csv.GetString("kind") == "event") users.Add(CsvText.Read(csv.GetString("user")));
        }

        users.Should().BeEquivalentTo(HostileNames.All);
    }

    [Fact]
    public void Markdown_shows_hostile_names_in_code_spans_alone()
    {
        MarkdownDocument document = Markdown.Parse(Run("hostile", "markdown"), new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build());

        document.Descendants<LinkInline>().Should().BeEmpty();
        document.Descendants<AutolinkInline>().Should().BeEmpty();
        document.Descendants<HtmlInline>().Should().BeEmpty();
        document.Descendants<HtmlBlock>().Should().BeEmpty();
        document.Descendants<Markdig.Extensions.Tables.Table>().Should().OnlyContain(table => table.Cast<Markdig.Extensions.Tables.TableRow>().All(row => row.Count == table.ColumnDefinitions.Count || row.Count == table.ColumnDefinitions.Count - 1));
        document.Descendants<HeadingBlock>().Should().HaveCountLessThan(8);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void Hostile_names_steer_no_terminal(string format) => Run("hostile", format).Where(c => c != '\n' && VisibleText.IsSteering(c)).Should().BeEmpty();

    private static JsonSchema Schema() => JsonSchema.FromJsonAsync(Schemas.Diff, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private static ReportText Report(int month) => new ReportText()
        .Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("password_last_used", $"2026-{month:00}-01T08:00:00Z"), ("mfa_active", "true"));

    private static ReportText Many(int month, string mfa)
    {
        ReportText report = Report(month);
        for (int i = 0; i < 30; i++)
        {
            report.Row($"user-{i:00}", ("mfa_active", mfa), ("password_enabled", mfa == "true" && i < 3 ? "false" : "true"), ("access_key_1_active", "true"),
                ("access_key_1_last_rotated", i % 5 == 0 ? $"2026-0{month}-01T08:00:00Z" : "2025-01-10T08:00:07Z"));
        }

        return report;
    }

    private static ReportText Hostile(int month, string mfa)
    {
        ReportText report = Report(month);
        foreach (string name in HostileNames.All) report.Row(name, ("mfa_active", mfa), ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
        return report;
    }

    private string Run(string reports, string format)
    {
        _folder.Write("old.csv", Reports[reports].Old().ToBytes());
        byte[] now = Reports[reports].New().ToBytes();
        ToolRun run = ToolRun.With(new ToolInput { Bytes = now }, "diff", _folder.At("old.csv"), "-", "-f", format);
        return run.Output.Replace(JsonEncodedText.Encode(_folder.Path).ToString(), "reports", StringComparison.Ordinal);
    }
}
