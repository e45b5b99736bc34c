using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>Where results go.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _report;

    public OutputTests() =>
        _report = _folder.Write("report.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Several_outputs_in_one_run_are_what_each_would_be_alone()
    {
        ToolRun run = ToolRun.Of("analyze", _report, "-o", _folder.At("x.json"), "-o", _folder.At("x.csv"), "-o", _folder.At("x.md"), "-o", _folder.At("x.txt"), "-o", "-", "-f", "json");

        run.ExitCode.Should().Be(1);
        foreach ((string file, string format) in new[] { ("x.json", "json"), ("x.csv", "csv"), ("x.md", "markdown"), ("x.txt", "text") })
            File.ReadAllText(_folder.At(file)).Should().Be(ToolRun.Of("analyze", _report, "-f", format).Output, format);
        run.Output.Should().Be(File.ReadAllText(_folder.At("x.json")));
    }

    [Fact]
    public void With_a_file_standard_output_stays_empty_and_the_summary_is_spoken()
    {
        ToolRun run = ToolRun.Of("analyze", _report, "-o", _folder.At("x.json"));

        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith("1 report, 1 account, 2 users: 1 fail, 1 not relevant\n");
    }

    [Fact]
    public void Unknown_ending_takes_the_format_of_the_option()
    {
        ToolRun.Of("analyze", _report, "-f", "csv", "-o", _folder.At("findings.data"));

        File.ReadAllText(_folder.At("findings.data")).Should().StartWith("rule,severity,");
    }

    [Fact]
    public void Output_that_is_an_input_is_refused_even_through_a_link()
    {
        string link = _folder.At("link.csv");
        File.CreateSymbolicLink(link, _report);
        byte[] before = File.ReadAllBytes(_report);

        foreach (string output in new[] { _report, link, Path.Combine(_folder.Path, ".", "report.csv") })
        {
            ToolRun run = ToolRun.Of("analyze", _report, "-o", output);
            run.ExitCode.Should().Be(2);
            run.Error.Should().Be($"credreport: the output '{output}' is also an input: it would be overwritten.\n");
        }

        File.ReadAllBytes(_report).Should().Equal(before);
    }

    [Fact]
    public void Existing_file_is_replaced_and_nothing_else_is_left()
    {
        string output = _folder.Write("x.json", "old");
        ToolRun.Of("analyze", _report, "-o", output);

        File.ReadAllText(output).Should().StartWith("{\n\"schema\":");
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("report.csv", "x.json");
    }

    [Fact]
    public void Interrupted_run_leaves_files_as_they_were()
    {
        string output = _folder.Write("x.json", "old");
        ReportText large = new ReportText().Root();
        for (int i = 0; i < 10_000; i++) large.Row($"user-{i}");
        string report = _folder.Write("large.csv", large.ToBytes());

        ToolRun run = ToolRun.With(new ToolInput { Cancellation = new CancellationToken(canceled: true) }, "analyze", report, "-o", output);

        run.ExitCode.Should().Be(130);
        File.ReadAllText(output).Should().Be("old");
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("report.csv", "large.csv", "x.json");
    }

    [Fact]
    public void Folder_as_output_is_refused()
    {
        ToolRun run = ToolRun.Of("analyze", _report, "-o", _folder.Path);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be($"credreport: the output '{_folder.Path}' is a folder: expected a file.\n");
    }

    [Fact]
    public void Device_is_written_to_and_not_replaced()
    {
        ToolRun.Of("analyze", _report, "-o", "/dev/null").ExitCode.Should().Be(1);

        new FileInfo("/dev/null").Attributes.Should().NotHaveFlag(FileAttributes.Directory);
        File.ReadAllBytes("/dev/null").Should().BeEmpty();
    }
}
