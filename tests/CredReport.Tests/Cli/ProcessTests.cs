using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>The tool as a process: signals, and standard streams that are closed or full.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Interrupted = "credreport: interrupted; nothing was written.\n";

    private readonly TemporaryFolder _folder = new();

    public ProcessTests() =>
        _folder.Write("a.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    [InlineData("USR1")]
    [InlineData("XCPU")]
    public void A_signal_ends_a_run_that_waits_for_its_input(string signal)
    {
        // The output is begun before the pipe is read: its temporary file says that the run waits.
        ToolRun run = ToolProcess.Run(_folder, $$"""
            mkfifo p; exec 3<> p; echo old > x.json
            {{KillOnce(signal)}}
            sh -c 'echo $$ > pid; exec $credreport analyze p -q -o x.json'; echo $?; wait; rm pid; ls -A; cat x.json
            """);

        run.Should().Be(new ToolRun(0, "130\na.csv\np\nx.json\nold\n", Interrupted));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_signal_ends_a_run_that_waits_for_a_reader_of_its_output(string signal)
    {
        ToolRun run = ToolProcess.Run(_folder, $$"""
            mkfifo p
            {{KillOnce(signal)}}
            sh -c 'echo $$ > pid; exec $credreport analyze a.csv -q -o x.json -o p'; echo $?; wait; rm pid; ls -A
            """);

        run.Should().Be(new ToolRun(0, "130\na.csv\np\n", Interrupted));
    }

    [Fact]
    public void What_nohup_lets_be_ignored_stays_ignored()
    {
        ToolRun run = ToolProcess.Run(_folder, """
            mkfifo p; exec 3<> p
            nohup $credreport analyze p -q -o x.json 3>&- & pid=$!
            until ls -A | grep -q '^\.credreport-'; do sleep 0.05; done
            kill -HUP $pid; sleep 1; cat a.csv > p; exec 3>&-; wait $pid; echo $?
            """);

        run.Output.Should().Be("1\n");
        File.ReadAllText(_folder.At("x.json")).Should().StartWith("{\n\"schema\":");
    }

    [Fact]
    public void Closed_standard_streams_end_in_a_sentence()
    {
        ToolProcess.Run(_folder, "$credreport analyze - <&-").Should().Be(new ToolRun(2, "", "credreport: standard input cannot be read: it is closed.\n"));
        ToolProcess.Run(_folder, "$credreport analyze a.csv -q >&-").Should().Be(new ToolRun(2, "", "credreport: the output cannot be written: standard output is closed.\n"));
        ToolProcess.Run(_folder, "$credreport rules list >&-").Should().Be(new ToolRun(2, "", "credreport: the output cannot be written: standard output is closed.\n"));
        ToolProcess.Run(_folder, "$credreport analyze a.csv -o x.json <&- >&- 2>&-").Should().Be(new ToolRun(1, "", ""));
        File.ReadAllText(_folder.At("x.json")).Should().Be(ToolProcess.Run(_folder, "$credreport analyze a.csv -f json -q").Output);
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    public void A_run_does_not_depend_on_standard_error(string error)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");

        ToolProcess.Run(_folder, $"$credreport analyze a.csv missing.csv -o x.json {error}").ExitCode.Should().Be(3);
        File.ReadAllText(_folder.At("x.json")).Should().StartWith("{\n\"schema\":");
        ToolProcess.Run(_folder, $"$credreport analyze a.csv --no-such {error}").ExitCode.Should().Be(2);
        ToolProcess.Run(_folder, $"$credreport analyze a.csv -r none {error}").ExitCode.Should().Be(2);
    }

    [Fact]
    public void A_file_that_may_not_grow_ends_in_a_sentence()
    {
        ReportText large = new ReportText().Root();
        for (int i = 0; i < 3000; i++) large.Row($"user-{i}", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
        _folder.Write("big.csv", large.ToBytes());
        _folder.Write("disk/.keep", "");

        // The runtime begins with a large file of its own unless it is asked not to.
        ToolRun run = ToolProcess.Run(_folder, """
            export DOTNET_EnableWriteXorExecute=0
            ulimit -f 100; $credreport analyze big.csv -q -o disk/x.json; echo $?; ls -A disk
            $credreport analyze big.csv -q > disk/y.txt; echo $?
            """);

        run.Output.Should().Be("2\n.keep\n2\n");
        run.Error.Should().Be(string.Concat(Enumerable.Repeat("credreport: the output cannot be written: the file is larger than this process may write.\n", 2)));
    }

    [Fact]
    public void A_temporary_copy_that_cannot_be_kept_is_named_without_its_name() =>
        ToolProcess.Run(_folder, "head -c 20000000 /dev/zero 2> /dev/null | TMPDIR=$PWD/none $credreport diff - a.csv").Error
            .Should().Be("-: error: The file '-' cannot be read: no temporary copy of it can be kept: there is no folder for temporary files. [unreadable-file]\n");

    [Fact]
    public void Only_signatures_need_OpenSSL()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have cryptography of their own.");
        _folder.Write("key.pem", MadePackage.Key.ExportECPrivateKeyPem());
        _folder.Write("key", new string('k', 64));
        _folder.Write("openssl.cnf", "openssl_conf = init\n[init]\nproviders = all\n[all]\nnone = none_of\n[none_of]\nactivate = 1\nmodule = /nowhere/none.so\n");
        string expected = ToolProcess.Run(_folder, "$credreport analyze a.csv -f json -q").Output;

        ToolProcess.Run(_folder, "OPENSSL_CONF=$PWD/openssl.cnf $credreport analyze a.csv -f json -q").Should().Be(new ToolRun(1, expected, ""));
        ToolProcess.Run(_folder, "OPENSSL_CONF=$PWD/openssl.cnf $credreport analyze a.csv -q --pseudonymize key -o x.json").ExitCode.Should().Be(1);
        ToolProcess.Run(_folder, "OPENSSL_CONF=$PWD/openssl.cnf $credreport evidence create a.csv --as-of 2026-01-31 -q --sign-key key.pem -o e.zip").Should().Be(new ToolRun(2, "",
            "credreport: The key in 'key.pem' cannot be used: signatures need OpenSSL (libssl.so.3 or libssl.so.1.1), which is not on this machine or does not work. All else does without it.\n"));
    }

    /// <summary>Sends a signal when an output is begun. What a shell starts in the background may ignore signals, so that the tool is not started there.</summary>
    private static string KillOnce(string signal) => $"{{ until ls -A | grep -q '^\\.credreport-'; do sleep 0.05; done; kill -{signal} $(cat pid); }} &";
}
