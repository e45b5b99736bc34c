using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>The key file of <c>--pseudonymize</c>: what is taken for one, and what is refused, in which words.</summary>
[Collection(CurrentFolder.Name)]
public sealed class PseudonymKeyTests : IDisposable
{
    private const string Key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private const string Expected = "expected at least 32 bytes, for example those of 'openssl rand -hex 32'.";

    private readonly TemporaryFolder _folder = new();

    public PseudonymKeyTests()
    {
        _folder.Write("report.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString());
        _folder.Write("key", Key + "\n");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("missing", null, "there is no key file 'missing'.")]
    [InlineData("no/folder", null, "there is no key file 'no/folder'.")]
    [InlineData("''", null, "there is no key file ''.")]
    [InlineData("empty", "", "the key file 'empty' is empty: " + Expected)]
    [InlineData("one", "k", "the key file 'one' has 1 byte: " + Expected)]
    [InlineData("short", "0123456789012345678901234567890", "the key file 'short' has 31 bytes: " + Expected)]
    [InlineData(".", null, "the key file '.' is a folder: " + Expected)]
    public void What_is_no_key_is_refused(string name, string? text, string error)
    {
        if (text is not null) _folder.Write(name, text);
        string argument = name == "''" ? "" : name;

        foreach (string[] command in new[] { new[] { "analyze", "report.csv" }, ["diff", "report.csv", "report.csv"] })
        {
            ToolRun run = Run([.. command, "--pseudonymize", argument]);

            run.Should().Be(new ToolRun(2, "", $"credreport: {error}\n"));
        }
    }

    [Fact]
    public void A_file_that_is_longer_than_any_key_is_refused_and_not_read_to_its_end()
    {
        _folder.Write("long", new string('k', 4097));
        Run("analyze", "report.csv", "--pseudonymize", "long").Error.Should().Be($"credreport: the key file 'long' has more than 4096 bytes, and is not taken for a key: {Expected}\n");
        _folder.Write("longest", new string('k', 4096));
        Run("analyze", "report.csv", "--pseudonymize", "longest").ExitCode.Should().Be(1);

        if (OperatingSystem.IsWindows()) return;
        Run("analyze", "report.csv", "--pseudonymize", "/dev/zero").Error.Should().StartWith("credreport: the key file '/dev/zero' has more than 4096 bytes");
    }

    [Theory]
    [InlineData("an output", "analyze", "report.csv", "-o", "key")]
    [InlineData("an output", "analyze", "report.csv", "-o", "-", "-o", "./key")]
    [InlineData("an output", "diff", "report.csv", "report.csv", "-o", "key")]
    [InlineData("a report", "analyze", "key")]
    [InlineData("a report", "analyze", "report.csv", "key")]
    [InlineData("a report", "analyze", ".")]
    [InlineData("a report", "diff", "report.csv", "key")]
    [InlineData("the exceptions file", "analyze", "report.csv", "--exceptions", "key")]
    [InlineData("a rule file", "analyze", "report.csv", "-r", "key")]
    public void A_key_that_serves_for_something_else_too_is_refused(string role, params string[] arguments)
    {
        Run([.. arguments, "--pseudonymize", "key"]).Should().Be(new ToolRun(2, "", $"credreport: the key file 'key' is also {role}: keep it apart.\n"));
        File.ReadAllText(_folder.At("key")).Should().Be(Key + "\n");
    }

    [Fact]
    public void A_link_to_the_key_is_the_key()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_folder.At("link"), _folder.At("key"));

        Run("analyze", "report.csv", "--pseudonymize", "key", "-o", "link").Error.Should().Be("credreport: the key file 'key' is also an output: keep it apart.\n");
        Run("analyze", "report.csv", "--pseudonymize", "link", "-o", "key").Error.Should().Be("credreport: the key file 'link' is also an output: keep it apart.\n");
    }

    [Fact]
    public void A_rule_folder_that_holds_the_key_is_refused()
    {
        _folder.Write("rules/key.yaml", Key);

        Run("analyze", "report.csv", "-r", "rules", "--pseudonymize", "rules/key.yaml").Error.Should().Be("credreport: the key file 'rules/key.yaml' is also a rule file: keep it apart.\n");
    }

    [Fact]
    public void The_key_is_in_no_output()
    {
        foreach (string format in new[] { "text", "json", "csv", "markdown" })
        {
            ToolRun run = Run("analyze", "report.csv", "-f", format, "--pseudonymize", "key");

            (run.Output + run.Error).Should().NotContain(Key[..16]).And.NotContain("'key'");
            run.ExitCode.Should().Be(1);
        }
    }

    [Fact]
    public void What_is_wrong_with_an_exceptions_file_is_not_quoted()
    {
        _folder.Write("risks-of-alice.yaml", "version: 1\nexceptions:\n  - id: A\n    user: alice smith\n    owner: carol\n");

        Run("analyze", "report.csv", "--exceptions", "risks-of-alice.yaml", "--pseudonymize", "key").Should().Be(new ToolRun(2, "",
            "credreport: the exceptions file has 5 problems, the first on line 3: 'credreport exceptions check' lists them, and names the users.\n"));
    }

    private ToolRun Run(params string[] arguments) => new ShellLine(arguments, null).Run(_folder.Path);
}
