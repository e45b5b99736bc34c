using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>The command: its two sides, exit codes, outputs and options.</summary>
public sealed class DiffCommandTests : IDisposable
{
    private const string Setup = "password_enabled=true; key1=true 2025-01-10T08:00:01Z";

    private readonly TemporaryFolder _folder = new();
    private readonly string _plain;
    private readonly string _failing;

    public DiffCommandTests()
    {
        _plain = _folder.Write("old.csv", ReportDiff.OfAlice(6).ToBytes());
        _failing = _folder.Write("new.csv", ReportDiff.OfAlice(7, ReportDiff.Cells(Setup)).ToBytes());
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("informational", 1)]
    [InlineData("low", 1)]
    [InlineData("medium", 0)]
    [InlineData("none", 0)]
    public void New_failing_finding_makes_exit_code_1(string severity, int exitCode) => ToolRun.Of("diff", _plain, _failing, "--fail-on", severity).ExitCode.Should().Be(exitCode);

    [Fact]
    public void Finding_that_went_or_stayed_makes_exit_code_0()
    {
        string later = _folder.Write("later.csv", ReportDiff.OfAlice(8, ReportDiff.Cells(Setup)).ToBytes());

        ToolRun.Of("diff", _failing, later).ExitCode.Should().Be(0);
        ToolRun.Of("diff", _failing, _plain).ExitCode.Should().Be(0);
    }

    [Fact]
    public void New_finding_that_cannot_be_assessed_is_no_failing_one_and_the_run_not_complete()
    {
        string unread = _folder.Write("unread.csv", ReportDiff.OfAlice(7, ReportDiff.Cells("password_enabled=maybe")).ToBytes());
        ToolRun run = ToolRun.Of("diff", _plain, unread);

        run.ExitCode.Should().Be(3);
        run.Output.Should().Contain("new not assessable  D9.AWS.IAM.79 (low)").And.Contain("NOT COMPLETE: something could not be judged or compared; see the errors.\n");
    }

    [Fact]
    public void Missing_account_makes_exit_code_3_though_something_fails()
    {
        ToolRun run = ToolRun.Of("diff", _plain, _folder.Write("other.csv", new ReportText { Account = "444455556666" }.Root().Row("bob", ReportDiff.Cells(Setup)).ToBytes()));

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("credreport: error: The new side has no report of account 111122223333. [account-missing]\n");
    }

    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    public void Side_without_a_report_makes_exit_code_2(string side)
    {
        string none = _folder.Write("none.txt", "nothing of the kind");
        ToolRun run = side == "old" ? ToolRun.Of("diff", none, _plain) : ToolRun.Of("diff", _plain, none);

        run.ExitCode.Should().Be(2);
        run.Output.Should().Be($"Nothing was compared: no report of the {side} side could be judged.\n");
        run.Error.Should().Contain("[not-a-report]");
    }

    [Fact]
    public void Report_with_itself_says_so_and_makes_exit_code_0()
    {
        ToolRun run = ToolRun.Of("diff", _failing, _failing);

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("This is the same report, byte for byte.\nEvents: none.\nFindings: 0 new, 1 unchanged, 0 updated, 0 absent.\n");
        run.Error.Should().Be($"{_failing}: warning: This is the same report as '{_failing}', byte for byte: AWS generates a new one at most every 4 hours. [same-report]\n");
    }

    [Fact]
    public void Two_reports_of_root_alone_have_nothing_to_tell()
    {
        string empty = _folder.Write("empty.csv", new ReportText().Root().ToBytes());
        string later = _folder.Write("later.csv", new ReportText().Root().ToString().Replace("2015-03-01T10:00:00+00:00", "2015-03-01T10:00:00Z", StringComparison.Ordinal));

        ToolRun.Of("diff", empty, empty).Should().Match<ToolRun>(run => run.ExitCode == 0 && run.Output.Contains("same report", StringComparison.Ordinal));
        ToolRun.Of("diff", empty, later).Should().Match<ToolRun>(run => run.ExitCode == 0 && run.Error.Length == 0 && run.Output.StartsWith("Events: none.\nFindings: 0 new, 0 unchanged, 0 updated, 0 absent.\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Standard_input_may_be_either_side()
    {
        byte[] gzipless = File.ReadAllBytes(_failing);

        ToolRun.With(new ToolInput { Bytes = gzipless }, "diff", _plain, "-").ExitCode.Should().Be(1);
        ToolRun.With(new ToolInput { Bytes = gzipless }, "diff", "-", _plain).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Folders_are_paired_by_account()
    {
        foreach (string account in new[] { "111122223333", "444455556666" })
        {
            _folder.Write($"old/x/{account}.csv", new ReportText { Account = account }.Root().Row("alice").ToBytes());
            _folder.Write($"new/{account}/report.csv", new ReportText { Account = account }.Root().Row("alice", ("mfa_active", "true")).ToBytes());
        }

        _folder.Write("new/notes.txt", "nothing of the kind");
        ToolRun run = ToolRun.Of("diff", _folder.At("old"), _folder.At("new"), "-f", "csv");

        run.ExitCode.Should().Be(0);
        run.Output.Split('\n').Count(line => line.StartsWith("event,mfa-enabled,", StringComparison.Ordinal)).Should().Be(2);
        run.Error.Should().Contain("[other-file]").And.Contain("Events: 2 mfa-enabled.\n");

        File.Delete(_folder.At("new/444455556666/report.csv"));
        ToolRun.Of("diff", _folder.At("old"), _folder.At("new")).Output.Should().Contain("    account-missing  The new side has no report of the account: what became of its 2 users cannot be determined.\n", "a file of notes hides no report");
    }

    [Fact]
    public void Several_outputs_in_one_run_are_what_each_would_be_alone()
    {
        ToolRun run = ToolRun.Of("diff", _plain, _failing, "-o", _folder.At("x.json"), "-o", _folder.At("x.csv"), "-o", _folder.At("x.md"), "-o", _folder.At("x.txt"));

        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith("Events: 1 password-enabled, 1 key-created.\n");
        foreach ((string file, string format) in new[] { ("x.json", "json"), ("x.csv", "csv"), ("x.md", "markdown"), ("x.txt", "text") })
            File.ReadAllText(_folder.At(file)).Should().Be(ToolRun.Of("diff", _plain, _failing, "-f", format).Output, format);
    }

    [Fact]
    public void Output_that_is_a_side_is_refused()
    {
        foreach (string side in new[] { _plain, _failing })
        {
            ToolRun run = ToolRun.Of("diff", _plain, _failing, "-o", side);
            (run.ExitCode, run.Error).Should().Be((2, $"credreport: the output '{side}' is also an input: it would be overwritten.\n"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Bytes_do_not_depend_on_threads(int threads)
    {
        foreach (string format in new[] { "text", "json", "csv", "markdown" })
            Samples("diff-every-event", format, "--threads", $"{threads}").Should().Be(Samples("diff-every-event", format));
    }

    [Fact]
    public void Every_event_is_told_once_in_every_format()
    {
        string[] expected =
        [
            "account-added null", "account-missing null", "user-created quinn", "user-deleted petra", "user-recreated rosa", "user-renamed sven.larsson",
            "password-enabled carlos", "password-disabled diego", "password-changed efua", "mfa-enabled bob", "mfa-disabled alice", "key-created fatima", "key-deleted goran",
            "key-rotated hana", "key-deactivated ivan", "key-reactivated juan", "key-first-used kira", "certificate-created liam", "certificate-deleted mona",
            "certificate-deactivated nils", "certificate-reactivated olga",
        ];
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(Samples("diff-every-event", "json"));

        json.RootElement.GetProperty("events").EnumerateArray().Select(item => $"{item.GetProperty("type").GetString()} {item.GetProperty("user").GetString() ?? "null"}").Should().BeEquivalentTo(expected);
        foreach (string type in CredReport.Diffing.DiffEventTypes.Words)
        {
            Samples("diff-every-event", "csv").Split('\n').Count(line => line.StartsWith($"event,{type},", StringComparison.Ordinal)).Should().Be(1, type);
            Samples("diff-every-event", "text").Split('\n').Count(line => line.StartsWith($"    {type}  ", StringComparison.Ordinal)).Should().Be(1, type);
            Samples("diff-every-event", "markdown").Split('\n').Count(line => line.Contains($" | {type} | - | ", StringComparison.Ordinal)).Should().Be(1, type);
        }
    }

    [Fact]
    public void Rules_and_moment_are_chosen_as_in_analyze()
    {
        string older = _folder.Write("a.csv", ReportDiff.OfAlice(6, ReportDiff.Cells("key1=true 2025-03-20")).ToBytes());
        string newer = _folder.Write("b.csv", ReportDiff.OfAlice(7, ReportDiff.Cells("key1=true 2025-03-20")).ToBytes());
        ToolRun own = ToolRun.Of("diff", older, newer, "-r", "CR.KEY.02");
        ToolRun atOne = ToolRun.Of("diff", older, newer, "-r", "CR.KEY.02", "--as-of", "2025-06-30");

        own.Output.Should().Contain("new fail  CR.KEY.02").And.Contain("as of 2025-06-01T08:00:00Z, the newest timestamp in the report").And.Contain("as of 2025-07-01T08:00:00Z");
        atOne.Output.Should().NotContain("new fail").And.Contain("1 unchanged").And.Contain("as of 2025-06-30T00:00:00Z, as asked for");
    }

    [Fact]
    public void Terminal_has_colours_that_can_be_refused()
    {
        ToolInput terminal = new() { OutputIsTerminal = true };

        ToolRun.With(terminal, "diff", _plain, _failing).Output.Should().Contain("\u001b[1;31mWhat got worse\u001b[0m\n");
        ToolRun.With(terminal, "diff", _plain, _failing, "--no-color").Output.Should().Be(ToolRun.Of("diff", _plain, _failing).Output);
    }

    [Fact]
    public void Quiet_leaves_errors_alone() => ToolRun.Of("diff", _failing, _failing, "-q", "-f", "csv").Error.Should().BeEmpty();

    [Fact]
    public void Interrupted_run_leaves_files_as_they_were()
    {
        string output = _folder.Write("x.json", "old");
        ToolRun run = ToolRun.With(new ToolInput { Cancellation = new CancellationToken(canceled: true) }, "diff", _plain, _failing, "-o", output);

        (run.ExitCode, File.ReadAllText(output)).Should().Be((130, "old"));
    }

    [Theory]
    [InlineData("diff", "credreport: two reports are compared: expected OLD and NEW, each a file, a folder of reports, or - for standard input. Try 'credreport diff --help'.\n")]
    [InlineData("diff a.csv", "credreport: two reports are compared: expected OLD and NEW, each a file, a folder of reports, or - for standard input. Try 'credreport diff --help'.\n")]
    [InlineData("diff - -", "credreport: standard input can be read once: '-' is named more than once.\n")]
    [InlineData("diff a.csv --no-such-option", "credreport: there is no option '--no-such-option'. Write a report with a name that begins with a hyphen as ./--no-such-option. Try 'credreport diff --help'.\n")]
    [InlineData("diff a.csv b.csv --as-of yesterday", "credreport: --as-of is 'yesterday': expected ISO 8601 with Z or an offset, for example 2026-01-31T06:00:00Z; a date without a time is 00:00:00Z.\n")]
    [InlineData("diff a.csv b.csv c.csv", "credreport: Unrecognized command or argument 'c.csv'.\nTry 'credreport diff --help'.\n")]
    public void Wrong_usage_is_named(string line, string error)
    {
        ToolRun run = ToolRun.Of(line.Split(' '));

        (run.ExitCode, run.Output, run.Error).Should().Be((2, "", error));
    }

    [Fact]
    public void Help_has_examples_and_exit_codes() =>
        ToolRun.Of("diff", "--help").Output.Should().Contain("credreport diff [<OLD> [<NEW>]] [options]").And.Contain("Examples:\n  credreport diff january.csv february.csv\n").And.Contain("Exit codes:\n  0  no new finding fails");

    private static string Samples(string name, string format, params string[] more) =>
        ToolRun.Of(["diff", Checkout.Path("samples", name, "old"), Checkout.Path("samples", name, "new"), "-f", format, .. more]).Output;
}
