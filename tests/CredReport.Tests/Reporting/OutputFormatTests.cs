using System.Text;
using CredReport.Reporting;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Every format of the list is in every place that has formats: goldens, options, endings and help.</summary>
public sealed class OutputFormatTests : IDisposable
{
    private static readonly byte[] Report = new ReportText().Root()
        .Row("alice", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes();

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. OutputFormats.Names];

    public static TheoryData<string, string> Endings => [.. OutputFormats.All.SelectMany(format => format.Endings.Select(ending => (format.Name, ending)))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_and_endings_stand_for_one_format_each()
    {
        OutputFormats.All.Should().HaveCountGreaterThanOrEqualTo(4);
        OutputFormats.Names.Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.All(char.IsAsciiLetterLower));
        OutputFormats.All.Should().OnlyContain(format => format.Endings.Count > 0);
        OutputFormats.All.SelectMany(format => format.Endings).Should().OnlyHaveUniqueItems().And.OnlyContain(ending => ending[0] == '.' && ending.Skip(1).All(char.IsAsciiLetterLower));
    }

    [Fact]
    public void Names_for_code_are_the_formats_of_the_list()
    {
        OutputFormats.All.Should().StartWith([OutputFormat.Text, OutputFormat.Json, OutputFormat.Csv, OutputFormat.Markdown]);
        OutputFormats.Find("json").Should().BeSameAs(OutputFormat.Json);
        OutputFormats.Find("JSON").Should().BeNull();
        OutputFormats.Find("yaml").Should().BeNull();
        OutputFormat.Markdown.ToString().Should().Be("markdown");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Goldens_show_it(string name)
    {
        string[] runs = ["findings", "diff", "exceptions", "pseudonyms"];
        foreach (string run in runs)
            Directory.GetFiles(Checkout.Path("tests", "CredReport.Tests", "Goldens"), $"{run}-*.{name}").Should().NotBeEmpty($"a golden should show {run} as {name}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Option_f_takes_its_name(string name)
    {
        ToolRun findings = ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-", "-f", name);
        ToolRun diff = ToolRun.With(new ToolInput { Bytes = Report }, "diff", _folder.Write("old.csv", Report), "-", "-f", name);

        findings.ExitCode.Should().Be(1, findings.Error);
        findings.Output.Should().Contain("alice");
        diff.ExitCode.Should().Be(0, diff.Error);
        diff.Output.Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Ending_of_a_file_chooses_it(string name, string ending)
    {
        string expected = ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-", "-f", name).Output;
        string lower = _folder.At("lower" + ending);
        string upper = _folder.At("upper" + ending.ToUpperInvariant());

        ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-", "-f", OutputFormats.Names.First(other => other != name), "-o", lower, "-o", upper).ExitCode.Should().Be(1);

        File.ReadAllText(lower).Should().Be(expected);
        File.ReadAllText(upper).Should().Be(expected);
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("diff")]
    public void Help_names_it(string command)
    {
        string help = string.Join(' ', ToolRun.Of(command, "--help").Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        help.Should().Contain($": {string.Join(", ", OutputFormats.Names)} [default: {OutputFormats.Names[0]}]");
        help.Should().ContainAll(OutputFormats.All.Select(format => format.Endings[0]));
    }

    [Fact]
    public void Rows_of_csv_need_a_summary_and_a_guarded_terminal()
    {
        OutputFormats.All.Where(format => !format.HasSummary).Should().Contain(OutputFormat.Csv).And.NotContain([OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown]);
        OutputFormats.All.Where(format => !format.IsTerminalSafe).Should().Contain(OutputFormat.Csv);
        OutputFormats.All.Where(format => format.ShowsProgress).Should().Contain(OutputFormat.Text).And.NotContain([OutputFormat.Json, OutputFormat.Csv, OutputFormat.Markdown]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Format_without_a_summary_has_it_on_standard_error(string name)
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-", "-f", name);

        run.Error.Contains("1 report, 1 account, 2 users", StringComparison.Ordinal).Should().Be(!OutputFormats.Find(name)!.HasSummary);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Writers_neither_close_the_stream_nor_begin_with_a_byte_order_mark(string name)
    {
        using MemoryStream output = new();
        CredReport.Evaluation.AnalysisResult result = new CredReport.Evaluation.Analysis([CredReport.Rules.BuiltInRules.Get(CredReport.Rules.BuiltInRules.DefaultId)])
            .Run([CredReport.Input.ReportInput.FromBytes(Report, "report.csv")], FindingWriters.Create(OutputFormats.Find(name)!, output, new FindingWriterOptions { Summary = _ => "The end.\n", Remarks = _ => "Remarks.\n\n" }));

        result.AnyJudged.Should().BeTrue();
        output.CanWrite.Should().BeTrue();
        string text = Encoding.UTF8.GetString(output.ToArray());
        text[0].Should().NotBe('\ufeff');
        text.EndsWith("The end.\n", StringComparison.Ordinal).Should().Be(name == "text");
        text.Contains("Remarks.", StringComparison.Ordinal).Should().Be(name == "markdown");
    }
}
