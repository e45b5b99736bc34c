using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>What the options of analyze change.</summary>
public sealed class OptionTests
{
    private static readonly byte[] Failing =
        new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).Row("bob", ("password_enabled", "true")).ToBytes();

    [Theory]
    [InlineData("informational", 1)]
    [InlineData("low", 1)]
    [InlineData("LOW", 2)]
    [InlineData("medium", 0)]
    [InlineData("critical", 0)]
    [InlineData("none", 0)]
    public void Fail_on_decides_which_failing_counts(string severity, int exitCode) => Run("--fail-on", severity).ExitCode.Should().Be(exitCode);

    [Fact]
    public void Show_fail_shows_failing_users_alone() => Users(Run("-f", "csv")).Should().Equal("alice");

    [Fact]
    public void Show_all_shows_every_user() => Users(Run("-f", "csv", "--show", "all")).Should().Equal("<root_account>", "alice", "bob");

    [Fact]
    public void Quiet_leaves_errors_alone()
    {
        byte[] report = new ReportText().Row("alice", ("password_enabled", "true")).Line("bob,cut").ToBytes();

        ToolRun loud = ToolRun.With(new ToolInput { Bytes = report }, "analyze", "-", "-f", "csv");
        ToolRun quiet = ToolRun.With(new ToolInput { Bytes = report }, "analyze", "-", "-f", "csv", "-q");

        loud.Error.Should().Contain("[no-root-row]").And.Contain("[too-few-cells]").And.Contain("1 report");
        quiet.Error.Should().Be("-:3: error: The row has 2 cells and the header 22 columns: 'bob,cut'. The row was not judged. [too-few-cells]\n");
        quiet.ExitCode.Should().Be(3);
    }

    [Fact]
    public void As_of_that_no_rule_asks_for_is_noted() =>
        Run("--as-of", "2026-01-31").Error.Should().StartWith("credreport: no chosen rule needs the as-of time: --as-of changes nothing.\n");

    [Theory]
    [InlineData(true, true, false, true)]
    [InlineData(false, true, false, false)]
    [InlineData(true, false, false, false)]
    [InlineData(true, true, true, false)]
    public void Colours_are_for_a_terminal_that_wants_them(bool terminal, bool allowed, bool refused, bool colours)
    {
        ToolInput input = new() { Bytes = Failing, OutputIsTerminal = terminal, AllowsColor = allowed };
        ToolRun run = refused ? ToolRun.With(input, "analyze", "-", "--no-color") : ToolRun.With(input, "analyze", "-");

        run.Output.Contains('\u001b', StringComparison.Ordinal).Should().Be(colours);
    }

    [Fact]
    public void Terminal_shows_a_small_table_and_never_wraps_a_name()
    {
        string name = new('x', 200);
        byte[] report = new ReportText().Root().Row(name, ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes();
        ToolRun run = ToolRun.With(new ToolInput { Bytes = report, OutputIsTerminal = true }, "analyze", "-", "--no-color");

        run.Output.Should().Contain(name).And.Contain("│ D9.AWS.IAM.79 │ low      │    1 │");
    }

    [Fact]
    public void Long_work_shows_progress_on_a_terminal_alone()
    {
        ToolRun shown = ToolRun.With(new ToolInput { Standard = new SlowStream(Failing), ErrorIsTerminal = true }, "analyze", "-", "-f", "json");
        ToolRun hidden = ToolRun.With(new ToolInput { Standard = new SlowStream(Failing) }, "analyze", "-", "-f", "json");

        shown.Error.Should().Contain("users").And.Contain(" failing");
        hidden.Error.Should().BeEmpty();
        hidden.Output.Should().Be(shown.Output);
    }

    [Theory]
    [InlineData("text", false)]
    [InlineData("json", true)]
    [InlineData("csv", true)]
    public void Progress_is_not_shown_beside_text_on_the_same_terminal(string format, bool isShown)
    {
        ToolRun run = ToolRun.With(new ToolInput { Standard = new SlowStream(Failing), ErrorIsTerminal = true, OutputIsTerminal = true }, "analyze", "-", "-f", format);

        run.Error.Contains(" users, ", StringComparison.Ordinal).Should().Be(isShown);
    }

    [Fact]
    public void File_named_like_a_response_file_is_a_file()
    {
        using TemporaryFolder folder = new();
        string report = folder.Write("@report.csv", Failing);

        ToolRun.Of("analyze", report).ExitCode.Should().Be(1);
        ToolRun.Of("analyze", "@no-such-file").Error.Should().Be("@no-such-file: error: There is no file or folder '@no-such-file'. [missing-file]\n");
    }

    [Theory]
    [InlineData("--max-line", "0")]
    [InlineData("--max-line", "64K")]
    [InlineData("--max-line", "99999999999")]
    [InlineData("--max-inflated", "-1")]
    [InlineData("--threads", "two")]
    public void Limits_are_whole_numbers(string option, string value)
    {
        ToolRun run = Run(option, value);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain($"{option} is '{value}'; expected a whole number from 1 on.");
    }

    [Fact]
    public void Limits_are_those_that_are_asked_for()
    {
        Run("--max-line", "1000").ExitCode.Should().Be(1);
        ToolRun run = Run("--max-line", "150");
        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("The line has more than 150 bytes, where a row has at most about 1,050: 'user,arn,");

        using MemoryStream zipped = new();
        using (System.IO.Compression.GZipStream gzip = new(zipped, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Failing);
        ToolInput input = new() { Bytes = zipped.ToArray() };
        ToolRun.With(input, "analyze", "-", "--max-inflated", $"{Failing.Length}").ExitCode.Should().Be(1);
        ToolRun limited = ToolRun.With(input, "analyze", "-", "--max-inflated", $"{Failing.Length - 1}");
        limited.ExitCode.Should().BeOneOf(2, 3);
        limited.Error.Should().Contain($"The gzip data holds more than {Failing.Length - 1} bytes: what follows was not judged. Pass the report uncompressed, or allow more with --max-inflated. [too-large]");
    }

    private static ToolRun Run(params string[] options) => ToolRun.With(new ToolInput { Bytes = Failing }, ["analyze", "-", .. options]);

    private static IEnumerable<string> Users(ToolRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[4]);

    /// <summary>Takes longer than the patience of the progress.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override int Read(Span<byte> buffer)
        {
            Thread.Sleep(400);
            return base.Read(buffer);
        }
    }
}
