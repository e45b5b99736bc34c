using CredReport.Benchmarks.Generation;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>The whole tool on a file that is large enough to be cut, in the sizes that users have.</summary>
public sealed class ThreadsTests : IDisposable
{
    private const int Rows = 45_000;

    private readonly TemporaryFolder _folder = new();
    private readonly string _report;

    public ThreadsTests()
    {
        using MemoryStream text = new();
        new ReportGenerator(ReportGenerator.DefaultSeed).Write(text, Rows);
        text.Length.Should().BeGreaterThan(10 * InputLimits.Default.ChunkBytes);
        _report = _folder.Write("large.csv", text.ToArray());
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void A_large_file_gives_the_same_on_one_and_on_several(string format)
    {
        ToolRun one = ToolRun.Of("analyze", _report, "-f", format, "--threads", "1");

        one.ExitCode.Should().Be(1);
        foreach (string threads in (string[])["2", "5"]) ToolRun.Of("analyze", _report, "-f", format, "--threads", threads).Should().Be(one, $"on {threads} threads");
    }

    [Fact]
    public void With_all_rules_and_the_newest_timestamp_too() =>
        ToolRun.Of("analyze", _report, "-r", "all", "--threads", "2").Should().Be(ToolRun.Of("analyze", _report, "-r", "all", "--threads", "1"));

    [Fact]
    public void From_standard_input_too()
    {
        byte[] report = File.ReadAllBytes(_report);

        ToolRun two = ToolRun.With(new ToolInput { Standard = new PortionStream(report, 60_000) }, "analyze", "-", "--threads", "2");

        two.Should().Be(ToolRun.With(new ToolInput { Bytes = report }, "analyze", "-", "--threads", "1"));
    }
}
