using System.Net.Sockets;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>What is no file is named, never waited for without a way out, and never left out in silence.</summary>
[Collection(CurrentFolder.Name)]
public sealed class InputKindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public InputKindTests() =>
        _folder.Write("d/a.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_folder_holds_beside_files_is_named_and_not_opened()
    {
        ToolProcess.Run(_folder, "cd d; mkfifo pipe; ln -s pipe to-pipe; ln -s /dev/zero zero; ln -s . loop; ln -s one two; ln -s two one; ln -s nothing dangling");
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.At("d/socket")));

        ToolRun run = Run("analyze", "d", "-o", "x.json");

        run.ExitCode.Should().Be(3);
        run.Error.Split('\n').Should().StartWith([
            "d/dangling: error: There is no file or folder 'd/dangling'. [missing-file]",
            "d/loop: warning: Not judged: it is a link to a folder, and of a folder only files and folders are read. Name the link to judge what it leads to. [other-file]",
            "d/one: error: The file 'd/one' cannot be read: Too many levels of symbolic links [unreadable-file]",
            "d/pipe: error: The file 'd/pipe' cannot be read: it is a pipe, and of a folder only files are read. [unreadable-file]",
            "d/socket: error: The file 'd/socket' cannot be read: it is a socket, and of a folder only files are read. [unreadable-file]",
            "d/to-pipe: error: The file 'd/to-pipe' cannot be read: it is a pipe, and of a folder only files are read. [unreadable-file]",
            "d/two: error: The file 'd/two' cannot be read: Too many levels of symbolic links [unreadable-file]",
            "d/zero: error: The file 'd/zero' cannot be read: it is a device, and of a folder only files are read. [unreadable-file]",
        ]);
        Run("exceptions", "check", "d").Error.Should().Be("credreport: no exceptions file named: expected at least one, and reports if there are any. Try 'credreport exceptions check --help'.\n");
    }

    [Fact]
    public void A_device_that_is_named_is_refused_unless_it_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no devices.");

        Run("analyze", "/dev/zero").Error.Should().Be("/dev/zero: error: The file '/dev/zero' cannot be read: it is a device: expected a file. [unreadable-file]\n");
        Run("analyze", "/dev/null").Error.Should().Be("/dev/null: error: The input is empty: expected a credential report. [empty-file]\n");
    }

    [Theory]
    [InlineData("analyze p")]
    [InlineData("diff p d/a.csv")]
    [InlineData("diff d/a.csv p")]
    [InlineData("evidence create p --as-of 2026-01-31 -o e.zip")]
    [InlineData("exceptions check risks.yaml p")]
    public void A_pipe_that_is_named_is_read_once(string command)
    {
        _folder.Write("risks.yaml", new RiskText().ToString());
        ToolRun expected = Run(command.Replace("p ", "d/a.csv ", StringComparison.Ordinal).Split(' ') is var words && words[^1] == "p" ? [.. words[..^1], "d/a.csv"] : words);

        ToolRun run = ToolProcess.Run(_folder, $"mkfifo p; cat d/a.csv > p & $credreport {command}; code=$?; wait; exit $code");

        run.ExitCode.Should().Be(expected.ExitCode);
        run.Error.Should().NotContain("empty");
    }

    [Fact]
    public void An_exceptions_file_may_come_through_a_pipe()
    {
        _folder.Write("risks.yaml", new RiskText().ToString());

        ToolProcess.Run(_folder, "mkfifo p; cat risks.yaml > p & $credreport exceptions check p; wait").Output.Should().Be("1 exceptions file checked, 0 exceptions: no problem.\n");
        ToolProcess.Run(_folder, "cat risks.yaml > p & $credreport analyze d/a.csv -q --exceptions p > x; echo $?; wait").Output.Should().Be("1\n");
    }

    [Fact]
    public void A_pipe_that_is_named_twice_is_refused()
    {
        ToolProcess.Run(_folder, "mkfifo p");

        Run("analyze", "p", "./p").Should().Be(new ToolRun(2, "", "credreport: a pipe can be read once: 'p' is named more than once.\n"));
    }

    [Fact]
    public void Rules_of_a_folder_are_files_and_each_folder_is_read_once()
    {
        _folder.Write("rules/one.yaml", TestRule.Text("IamUser should have name"));
        ToolProcess.Run(_folder, "cd rules; ln -s . again; ln -s .. up");
        Run("rules", "check", "rules").Output.Should().Be("1 rule file checked: no problem.\n");

        ToolProcess.Run(_folder, "mkfifo rules/pipe.yaml");
        Run("rules", "check", "rules").Error.Should().Be("credreport: 'rules/pipe.yaml' is a pipe, and of a folder only files are read.\n");
    }

    [Theory]
    [InlineData("analyze d/a.csv --exceptions {file}", "the exceptions file '{file}' cannot be read: ")]
    [InlineData("analyze d/a.csv -r ./{file}", "The rule file './{file}' cannot be read: ")]
    [InlineData("evidence create d/a.csv --as-of 2026-01-31 -o e.zip --expected-accounts {file}", "the list of accounts '{file}' cannot be read: ")]
    [InlineData("evidence create d/a.csv --as-of 2026-01-31 -o e.zip --sign-key {file}", "the key '{file}' cannot be read: ")]
    [InlineData("evidence verify d/a.csv --public-key {file}", "the key '{file}' cannot be read: ")]
    [InlineData("exceptions check {file}", "'{file}' cannot be read: ")]
    public void A_file_that_is_read_as_a_whole_has_a_limit(string command, string error)
    {
        using (FileStream large = File.Create(_folder.At("large.yaml")))
        {
            large.Write("version: 1\n"u8);
            large.SetLength((64 * 1024 * 1024) + 1);
        }

        ToolRun run = Run(command.Replace("{file}", "large.yaml", StringComparison.Ordinal).Split(' '));

        run.Should().Be(new ToolRun(2, "", $"credreport: {error.Replace("{file}", "large.yaml", StringComparison.Ordinal)}it has more than 67108864 bytes, the most that are accepted.\n"));
        if (command.StartsWith("exceptions", StringComparison.Ordinal) || OperatingSystem.IsWindows()) return;
        string device = error.Replace("./", "", StringComparison.Ordinal).Replace("{file}", "/dev/zero", StringComparison.Ordinal);
        Run(command.Replace("./", "", StringComparison.Ordinal).Replace("{file}", "/dev/zero", StringComparison.Ordinal).Split(' ')).Should().Be(new ToolRun(2, "", $"credreport: {device}it is a device: expected a file.\n"));
    }

    [Theory]
    [InlineData("analyze||", "the name of a report is empty: expected a file, a folder, or - for standard input.")]
    [InlineData("analyze|d/a.csv|-r|", "There is no rule, set, framework or rule file ''.")]
    [InlineData("analyze|d/a.csv|--exceptions|", "there is no exceptions file ''.")]
    [InlineData("analyze|d/a.csv|--pseudonymize|", "there is no key file ''.")]
    [InlineData("diff||d/a.csv", "the name of a report is empty: expected a file, a folder, or - for standard input.")]
    [InlineData("evidence|create|d/a.csv|--as-of|2026-01-31|-o|e.zip|--sign-key|", "there is no key ''.")]
    [InlineData("evidence|create|d/a.csv|--as-of|2026-01-31|-o|e.zip|--expected-accounts|", "there is no list of accounts ''.")]
    [InlineData("evidence|verify|", "there is no package ''.")]
    [InlineData("evidence|verify|d/a.csv|--public-key|", "there is no key ''.")]
    [InlineData("evidence|verify|d/a.csv|--source|", "the name of a report is empty: expected a file, a folder, or - for standard input.")]
    [InlineData("evidence|verify|d/a.csv|--exceptions|", "there is no exceptions file ''.")]
    [InlineData("exceptions|check|", "the name of a file is empty: expected an exceptions file, a report, or a folder. Try 'credreport exceptions check --help'.")]
    [InlineData("rules|check|", "There is no rule file ''.")]
    [InlineData("rules|show|", "There is no rule, set, framework or rule file ''.")]
    [InlineData("rules|list|--set|", "there is no set ''")]
    public void An_empty_name_is_refused_by_a_sentence(string command, string error)
    {
        ToolRun run = Run(command.Split('|'));

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith($"credreport: {error}");
    }

    [Fact]
    public void A_name_that_is_not_UTF_8_is_said_to_be_so()
    {
        ToolProcess.Run(_folder, "cp d/a.csv \"$(printf 'd/x\\377.csv')\"");

        foreach (string input in new[] { "d", "d/x\uFFFD.csv" })
            Run("analyze", input).Error.Should().Contain("d/x\uFFFD.csv: error: The file 'd/x\uFFFD.csv' cannot be read: its name is not UTF-8. Rename the file, or pass it through standard input. [unreadable-file]\n");

        // .NET cannot name it to delete it.
        ToolProcess.Run(_folder, "rm d/x*");
    }

    private ToolRun Run(params string[] arguments) => new ShellLine(arguments, null).Run(_folder.Path);
}
