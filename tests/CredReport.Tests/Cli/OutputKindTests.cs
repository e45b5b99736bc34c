using System.Net.Sockets;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>What an output is decides how it is written: files are replaced and keep their permissions, pipes and devices are written to.</summary>
[Collection(CurrentFolder.Name)]
public sealed class OutputKindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputKindTests() =>
        _folder.Write("a.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("600")]
    [InlineData("640")]
    [InlineData("664")]
    [InlineData("666")]
    public void A_file_that_is_replaced_keeps_its_permissions(string mode)
    {
        ToolProcess.Run(_folder, $"umask 022; touch x.json e.zip; chmod {mode} x.json e.zip; $credreport analyze a.csv -q -o x.json; $credreport evidence create a.csv --as-of 2026-01-31 -q -o e.zip > text; stat -c %a x.json e.zip")
            .Output.Should().Be($"{mode}\n{mode}\n");
    }

    [Fact]
    public void A_new_file_has_the_permissions_of_the_umask() =>
        ToolProcess.Run(_folder, "umask 027; $credreport analyze a.csv -q -o x.json; stat -c %a x.json").Output.Should().Be("640\n");

    [Fact]
    public void A_pipe_is_written_to_and_stays_one()
    {
        string expected = Run("analyze", "a.csv", "-f", "json").Output;

        ToolProcess.Run(_folder, "mkfifo p; cat p > got.json & $credreport analyze a.csv -f json -q -o p; wait; test -p p && echo pipe").Output.Should().Be("pipe\n");
        File.ReadAllText(_folder.At("got.json")).Should().Be(expected);
        ToolProcess.Run(_folder, "$credreport analyze a.csv -f json -q -o /dev/stdout | cat").Output.Should().Be(expected);
        ToolProcess.Run(_folder, "echo before > f; $credreport analyze a.csv -f json -q -o /dev/stdout >> f; cat f").Output.Should().Be("before\n" + expected);
    }

    [Fact]
    public void A_package_is_not_written_to_a_pipe() =>
        ToolProcess.Run(_folder, "mkfifo p; $credreport evidence create a.csv --as-of 2026-01-31 -o p").Should().Be(new ToolRun(2, "",
            "credreport: the output 'p' is a pipe, and a package is written to a file: expected -o PACKAGE.zip. Try 'credreport evidence create --help'.\n"));

    [Fact]
    public void A_file_in_the_memory_of_the_system_is_a_file()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "There is no /dev/shm.");
        string output = $"/dev/shm/{Path.GetFileName(_folder.Path)}.json";
        File.WriteAllText(output, new string('x', 20_000));
        try
        {
            Run("analyze", "a.csv", "-o", output).ExitCode.Should().Be(1);
            File.ReadAllText(output).Should().Be(Run("analyze", "a.csv", "-f", "json").Output);
        }
        finally
        {
            File.Delete(output);
        }
    }

    [Fact]
    public void A_socket_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A socket is a file of another kind there.");
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.At("s")));

        Run("analyze", "a.csv", "-o", "s").Should().Be(new ToolRun(2, "", "credreport: the output 's' is a socket: expected a file.\n"));
        Run("analyze", "s").Error.Should().Be("s: error: The file 's' cannot be read: it is a socket: expected a file. [unreadable-file]\n");
    }

    [Theory]
    [InlineData("", "the name of an output is empty: expected a file.")]
    [InlineData("x.json/", "the output 'x.json/' ends as the name of a folder: expected a file.")]
    [InlineData("a.csv/x.json", "the output 'a.csv/x.json' cannot be written: there is no folder '{folder}/a.csv'.")]
    [InlineData("o\uFFFD.json", "the output 'o\uFFFD.json' cannot be written: its name is not UTF-8.")]
    public void A_name_that_no_file_can_have_is_refused(string name, string error)
    {
        string expected = $"credreport: {error.Replace("{folder}", _folder.Path, StringComparison.Ordinal)}\n";

        Run("analyze", "a.csv", "-o", name).Should().Be(new ToolRun(2, "", expected));
        Run("evidence", "create", "a.csv", "--as-of", "2026-01-31", "-o", name).Should().Be(new ToolRun(2, "", expected));
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_system_allows()
    {
        string longest = new string('x', 250) + ".json";

        Run("analyze", "a.csv", "-o", longest).ExitCode.Should().Be(1);
        File.Exists(_folder.At(longest)).Should().BeTrue();
        Run("analyze", "a.csv", "-o", "x" + longest).Should().Be(new ToolRun(2, "", $"credreport: the output 'x{longest}' cannot be written: its name is too long.\n"));
        Directory.GetFileSystemEntries(_folder.Path).Should().HaveCount(2);
    }

    [Fact]
    public void A_disk_that_is_full_is_named_without_the_temporary_file()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");

        Run("analyze", "a.csv", "-o", "/dev/full").Should().Be(new ToolRun(2, "", "credreport: the output cannot be written: No space left on device.\n"));
    }

    private ToolRun Run(params string[] arguments) => new ShellLine(arguments, null).Run(_folder.Path);
}
