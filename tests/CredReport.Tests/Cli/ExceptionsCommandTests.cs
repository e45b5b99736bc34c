using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary><c>exceptions check</c>, and <c>--exceptions</c>: what they answer, and with which exit code.</summary>
public sealed class ExceptionsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-12-31", 0)]
    [InlineData("2025-12-31", 1)]
    public void Analyze_counts_no_excluded_user_as_failed(string expires, int exitCode)
    {
        ToolRun run = ToolRun.Of("analyze", Report(), "--exceptions", Risks(new RiskText().Add("A", ("expires", expires))), "--as-of", "2026-01-31");

        run.ExitCode.Should().Be(exitCode);
        run.Output.Should().StartWith(exitCode == 0 ? "EXCLUDED" : "FAIL");
        run.Error.Should().NotContain("--as-of changes nothing");
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("exceptions")]
    public void A_broken_file_is_said_with_its_places(string command)
    {
        string risks = Risks(new RiskText().Add("A", ("rule", "D9.AWS.IAM.97"), ("expires", "soon")));

        ToolRun run = command == "analyze" ? ToolRun.Of("analyze", Report(), "--exceptions", risks) : ToolRun.Of("exceptions", "check", risks, Report());

        run.Error.Split('\n').Should().HaveCount(3).And.Contain(line => line.StartsWith($"{risks}:3:22: There is no rule 'D9.AWS.IAM.97'", StringComparison.Ordinal));
        (run.ExitCode, run.Output).Should().Be(command == "analyze" ? (2, "") : (1, "1 exceptions file checked: 2 problems in 1.\n"));
    }

    [Theory]
    [InlineData("none.yaml", "credreport: there is no exceptions file 'none.yaml'.\n")]
    [InlineData("", "credreport: there is no exceptions file ''.\n")]
    [InlineData(".", "credreport: '.' is a folder: expected an exceptions file.\n")]
    public void A_file_that_cannot_be_had_is_said(string name, string expected)
    {
        ToolRun run = ToolRun.Of("analyze", Report(), "--exceptions", name);

        (run.ExitCode, run.Output, run.Error).Should().Be((2, "", expected));
    }

    [Fact]
    public void An_output_is_not_written_over_the_exceptions()
    {
        string risks = Risks(new RiskText().Add("A"));

        ToolRun run = ToolRun.Of("analyze", Report(), "--exceptions", risks, "-o", risks);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be($"credreport: the output '{risks}' is also the exceptions file: it would be overwritten.\n");
    }

    [Fact]
    public void Files_alone_are_read()
    {
        ToolRun run = ToolRun.Of("exceptions", "check", Risks(new RiskText().Add("A", ("expires", "2001-01-01"))), _folder.Write("b.json", "{\"version\":1,\"exceptions\":[]}"));

        (run.ExitCode, run.Output, run.Error).Should().Be((0, "2 exceptions files checked, 1 exception: no problem.\n", ""));
    }

    [Theory]
    [InlineData("2025-11-30", 0, "1 exception: 1 in force\n")]
    [InlineData("2025-12-01", 0, "ENDS SOON  A  D9.AWS.IAM.79  alice  account 111122223333  ?:3\n    expires on 2025-12-31: 30 days are left\n    platform-security: Until the move to roles\n\n1 exception: 1 ends soon\n")]
    [InlineData("2026-01-01", 1, "EXPIRED  A  D9.AWS.IAM.79  alice  account 111122223333  ?:3\n    expired on 2025-12-31\n    platform-security: Until the move to roles\n\n1 exception: 1 has expired\n")]
    public void At_a_moment_it_says_which_have_ended_or_end_soon(string asOf, int exitCode, string expected)
    {
        string risks = Risks(new RiskText().Add("A", ("expires", "2025-12-31")));

        ToolRun run = ToolRun.Of("exceptions", "check", risks, "--as-of", asOf);

        (run.ExitCode, run.Output, run.Error).Should().Be((exitCode, expected.Replace("?", risks, StringComparison.Ordinal), ""));
    }

    [Theory]
    [InlineData("", "COVERS", 0, "covers ?:3, key 1 created at 2025-01-10T08:00:01Z")]
    [InlineData("expires=2026-01-31", "ENDS SOON", 0, "expires on 2026-01-31: this is its expiry date")]
    [InlineData("expires=2026-01-30", "EXPIRED", 1, "no longer covers ?:3, key 1 created at 2025-01-10T08:00:01Z")]
    [InlineData("rule=D9.AWS.IAM.02;expires=2026-01-30", "COVERS NOBODY", 1, "expired on 2026-01-30")]
    [InlineData("user=bob", "COVERS NOBODY", 1, "the account has no user 'bob'")]
    [InlineData("account=444455556666", "COVERS NOBODY", 1, "no report of account 444455556666 was judged")]
    [InlineData("created=2024-01-01T00:00:00Z", "COVERS NOBODY", 1, "?:3: user 'alice' was created at 2025-01-10T08:00:00Z, and the exception is for one created at 2024-01-01T00:00:00Z")]
    [InlineData("key=2025-01-10T08:00:00Z", "KEY GONE", 1, "?:3: the key that it names, created at 2025-01-10T08:00:00Z, is gone: the finding is about one created at 2025-01-10T08:00:01Z")]
    [InlineData("rule=D9.AWS.IAM.02", "COVERS NOBODY", 1, "?:3: As it should be: mfaActive is true")]
    [InlineData("rule=CR.KEY.01", "COVERS NOBODY", 1, "?:3: As it should be: createDate dateDifference(secondAccessKey.lastRotated, 'seconds') is 1814400")]
    [InlineData("rule=CR.KEY.01;key=2025-01-10T08:00:01Z", "COVERS NOBODY", 1, "?:3: the key that it names sits in slot 1 now, which CR.KEY.01 does not read")]
    [InlineData("rule=CR.KEY.01;key=2025-01-11T08:00:01Z", "KEY GONE", 1, "?:3: the key that it names, created at 2025-01-11T08:00:01Z, is gone. As it should be: createDate dateDifference(secondAccessKey.lastRotated, 'seconds') is 1814400")]
    [InlineData("user=<root_account>", "COVERS NOBODY", 1, "?:2: The rule is not about this user: passwordEnabled is false")]
    public void On_reports_it_says_what_each_covers(string fields, string word, int exitCode, string expected)
    {
        string report = Report();
        (string, string)[] pairs = [.. fields.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(field => (field.Split('=')[0], field.Split('=')[1]))];

        ToolRun run = ToolRun.Of("exceptions", "check", report, Risks(new RiskText().Add("A", pairs)), "--as-of", "2026-01-31");

        run.Error.Should().BeEmpty();
        run.Output.Should().StartWith($"{word}  A  ").And.Contain($"\n    {expected.Replace("?", report, StringComparison.Ordinal)}\n").And.EndWith("\nJudged as of 2026-01-31T00:00:00Z, as asked for.\n");
        run.ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public void What_cannot_be_judged_outranks_what_is_wrong()
    {
        string report = _folder.Write("cut.csv", new ReportText().Root().Row("alice").Line("bob,cut").ToString());

        ToolRun run = ToolRun.Of("exceptions", "check", Risks(new RiskText().Add("A")), report);

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("[too-few-cells]");
        run.Output.Should().EndWith("NOT COMPLETE: something could not be judged; see the errors.\n");
    }

    [Fact]
    public void Own_rules_are_chosen_by_their_files()
    {
        string rule = _folder.Write("rule.yaml", TestRule.Text("IamUser should not have mfaActive", "OWN.01"));
        string risks = Risks(new RiskText().Add("A", ("rule", "OWN.01")));

        ToolRun.Of("exceptions", "check", risks, Report()).ExitCode.Should().Be(1);
        ToolRun.Of("exceptions", "check", risks, Report(), "-r", rule).Output.Should().StartWith("COVERS  A  OWN.01");
    }

    [Fact]
    public void Standard_input_is_a_report()
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = File.ReadAllBytes(Report()) }, "exceptions", "check", Risks(new RiskText().Add("A")), "-", "--as-of", "2026-01-31");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("    covers -:3, key 1");
    }

    [Fact]
    public void Several_files_are_judged_on_the_same_reports()
    {
        string other = _folder.Write("other.yaml", new RiskText().Add("A", ("user", "bob")).ToString());

        ToolRun run = ToolRun.Of("exceptions", "check", Risks(new RiskText().Add("A")), other, Report(), "--as-of", "2026-01-31");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("COVERS  A  ").And.Contain("COVERS NOBODY  A  ").And.Contain("2 exceptions: 1 covers, 1 covers nobody");
    }

    [Fact]
    public void In_folders_too_files_are_told_apart()
    {
        _folder.Write("risks/a.yaml", new RiskText().Add("A").ToString());
        _folder.Write("risks/b.json", "{\"version\": 1, \"exceptions\": []}");
        _folder.Write("risks/README.md", "# Accepted risks\n");
        _folder.Write("reports/note.txt", "Dear all,");
        File.Copy(Report(), _folder.At("reports/report.csv"));

        ToolRun.Of("exceptions", "check", _folder.At("risks")).Output.Should().Be("2 exceptions files checked, 1 exception: no problem.\n");
        ToolRun run = ToolRun.Of("exceptions", "check", _folder.At("reports"), _folder.At("risks"), "--as-of", "2026-01-31");
        (run.ExitCode, run.Error).Should().Be((0, ""));
        run.Output.Should().Contain($"covers {_folder.At("reports/report.csv")}:3").And.StartWith("COVERS  A").And.Contain($"{_folder.At("risks/a.yaml")}:3");
    }

    [Theory]
    [InlineData("credreport: no exceptions file named: expected at least one, and reports if there are any. Try 'credreport exceptions check --help'.")]
    [InlineData("credreport: there is no file or folder 'none.yaml'.", "none.yaml")]
    [InlineData("credreport: there is no option '--exceptions'. Write a file with a name that begins with a hyphen as ./--exceptions. Try 'credreport exceptions check --help'.", "--exceptions", "x")]
    [InlineData("credreport: standard input can be read once: '-' is named more than once.", "-", "-")]
    [InlineData("credreport: --as-of is 'today': expected ISO 8601 with Z or an offset, for example 2026-01-31T06:00:00Z; a date without a time is 00:00:00Z.", "x", "--as-of", "today")]
    public void Wrong_usage_is_said(string expected, params string[] arguments)
    {
        ToolRun run = ToolRun.Of(["exceptions", "check", .. arguments]);

        (run.ExitCode, run.Output, run.Error).Should().Be((2, "", expected + "\n"));
    }

    [Theory]
    [InlineData("Dear all,\nversion: 1", "text that begins with 'Dear all,'", "2:8: This is not YAML: While scanning a multiline plain scalar, found invalid mapping.")]
    [InlineData("- : [4", "text that begins with '- : [4'", "1:6: This is not YAML: While parsing a block mapping, did not find expected key.")]
    [InlineData("# Ours\n\n- id: EX-1\n", "text that begins with '# Ours'", "3:1: An exceptions file is a mapping of keys; found a list.")]
    [InlineData("rules:\n  - x\n", "text that begins with 'rules:'", "1:1: An exceptions file has no key 'rules'. It has: version, exceptions.")]
    [InlineData("Dear\0all", "binary data", null)]
    public void What_is_neither_is_said_with_the_place_of_the_first_problem(string text, string found, string? problem)
    {
        string note = _folder.Write("note.txt", text);
        string place = problem is null ? "" : $" Read as an exceptions file: {note}:{problem}";

        ToolRun run = ToolRun.Of("exceptions", "check", Risks(new RiskText()), note);

        (run.ExitCode, run.Output, run.Error).Should().Be((2, "", $"credreport: '{note}' is neither an exceptions file, which begins with 'version: 1', nor a credential report: found {found}.{place}\n"));
    }

    [Fact]
    public void Hostile_text_does_not_steer_the_terminal()
    {
        RiskText risks = new();
        foreach ((int i, string text) in HostileNames.All.Index()) risks.Add($"{i}{text}", ("reason", text + "\n" + text), ("owner", text), ("ticket", text));

        ToolRun run = ToolRun.Of("exceptions", "check", Risks(risks), Report());

        (run.Output + run.Error).Where(c => c != '\n' && char.IsControl(c)).Should().BeEmpty();
        run.Output.Split('\n').Should().HaveCountGreaterThan(HostileNames.All.Count * 4);
    }

    [Fact]
    public void Help_has_examples_and_exit_codes()
    {
        ToolRun run = ToolRun.Of("exceptions", "check", "--help");

        run.Output.Should().Contain("credreport exceptions check accepted-risks.yaml --as-of 2026-06-30").And.Contain("or names a key that is gone");
    }

    private string Risks(RiskText risks) => _folder.Write("accepted-risks.yaml", risks.ToString());

    /// <summary>Root, and alice on line 3, whose first key was made with her and her second three weeks later.</summary>
    private string Report() => _folder.Write("report.csv", new ReportText().Root()
        .Row("alice", ("password_enabled", "true"), ("mfa_active", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"),
            ("access_key_2_active", "true"), ("access_key_2_last_rotated", "2025-01-31T08:00:00Z")).ToString());
}
