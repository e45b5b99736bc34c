using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>Wrong usage: exit code 2, a sentence on standard error, nothing on standard output.</summary>
[Collection(CurrentFolder.Name)]
public sealed class UsageTests
{
    [Theory]
    [InlineData("analyze", "credreport: no report named: expected files, folders, patterns, or - for standard input. Try 'credreport analyze --help'.\n")]
    [InlineData("analyze - -", "credreport: standard input can be read once: '-' is named more than once.\n")]
    [InlineData("analyze - --as-of yesterday", "credreport: --as-of is 'yesterday': expected ISO 8601 with Z or an offset, for example 2026-01-31T06:00:00Z; a date without a time is 00:00:00Z.\n")]
    [InlineData("analyze - --as-of 2026-01-31T06:00:00", "credreport: --as-of is '2026-01-31T06:00:00': expected ISO 8601 with Z or an offset, for example 2026-01-31T06:00:00Z; a date without a time is 00:00:00Z.\n")]
    [InlineData("analyze - --threads 0", "credreport: --threads is '0'; expected a whole number from 1 on.\nTry 'credreport analyze --help'.\n")]
    [InlineData("analyze - -r D9.AWS.IAM.799", "credreport: There is no rule, set, framework or rule file 'D9.AWS.IAM.799'. Did you mean 'D9.AWS.IAM.79'?\n")]
    [InlineData("analyze - -r no/such/rule.yaml", "credreport: There is no rule file 'no/such/rule.yaml'.\n")]
    [InlineData("analyze - --no-such-option", "credreport: there is no option '--no-such-option'. Write a report with a name that begins with a hyphen as ./--no-such-option. Try 'credreport analyze --help'.\n")]
    [InlineData("analyze - -o x.json -o x.json", "credreport: the output 'x.json' is named twice.\n")]
    [InlineData("analyze - -o no/such/folder/x.json", "credreport: the output 'no/such/folder/x.json' cannot be written: there is no folder '{cwd}/no/such/folder'.\n")]
    public void Wrong_usage_is_named(string line, string error)
    {
        ToolRun run = ToolRun.Of(line.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be(error.Replace("{cwd}", Directory.GetCurrentDirectory(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("analyze - -f pdf", "pdf")]
    [InlineData("analyze - --show some", "some")]
    [InlineData("analyze - --fail-on bad", "bad")]
    [InlineData("analyze - --no-such-option", "--no-such-option")]
    [InlineData("analyse -", "analyse")]
    [InlineData("analyze - --threads", "--threads")]
    public void Wrong_words_are_named(string line, string word)
    {
        ToolRun run = ToolRun.Of(line.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain(word).And.Contain("--help");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("analyze --help")]
    [InlineData("analyze -h")]
    public void Help_has_examples_and_exit_codes(string line)
    {
        ToolRun run = ToolRun.Of(line.Split(' '));

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().Contain("Examples:\n").And.Contain("credreport analyze").And.Contain("Exit codes:\n  0  nothing failed");
    }

    [Fact]
    public void Version_is_three_numbers() => ToolRun.Of("--version").Output.Should().MatchRegex(@"^\d+\.\d+\.\d+\n$");

    [Fact]
    public void Without_a_command_it_says_how_to_begin()
    {
        ToolRun run = ToolRun.Of();

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("credreport --help");
    }
}
