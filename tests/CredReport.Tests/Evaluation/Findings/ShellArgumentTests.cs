using System.Diagnostics;
using System.Runtime.Versioning;
using CredReport.Evaluation;
using CredReport.Evaluation.Findings;
using CredReport.Rules;
using CredReport.Tests.Support;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Findings;

/// <summary>Commands for a shell, judged by a shell: what <c>sh</c> makes of them is what was meant.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ShellArgumentTests
{
    private const string NameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=,.@_-";

    private static readonly Gen<string> Name = Gen.Char[NameCharacters].Array[1, 64].Select(characters => new string(characters));

    private static readonly Gen<string> Text = Gen.Char["aZ0 \t\n'\"\\`$(){}[]<>|&;*?!#~%^=+-é☃"].Array[0, 20].Select(characters => new string(characters));

    [Fact]
    public void A_shell_takes_any_name_for_one_argument()
    {
        string[] names =
        [
            .. NameCharacters.Select(c => c.ToString()), NameCharacters[..64],
            "alice", "-alice", "--help", "=1+1", "-2+3", "@SUM(A1)", "a,b", "first.last@example.com", "USER_NAME", "KEY_CREATED", new string('x', 64),
        ];

        Print(names).Should().Equal(names);
    }

    [Fact]
    public void A_shell_takes_any_text_for_one_argument()
    {
        string[] texts = ["", " ", "it's", "'", "''", "a'b'c", "\"", "$(id)", "`id`", "$HOME", "a\\", "\\'", "a\nb", "\n", "-e", "*", "~", "a;b", "#", "!x", "é☃"];

        Print(texts).Should().Equal(texts);
        Text.Array[40].Sample(random => Print(random).Should().Equal(random), iter: 20, threads: 1);
    }

    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("first.last@example.com", "first.last@example.com")]
    [InlineData("=1+1", "'=1+1'")] // zsh would look for a command called 1+1.
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    public void Quotation_marks_stand_only_where_they_are_needed(string text, string quoted) => ShellArgument.Quote(text).Should().Be(quoted);

    [Theory]
    [InlineData("alice")]
    [InlineData("first.last@example.com")]
    [InlineData("=1+1")]
    [InlineData("+x")]
    [InlineData("a,b=c")]
    [InlineData("USER_NAME")]
    [InlineData("KEY_CREATED")]
    [InlineData("ACCESS_KEY_ID")]
    public void The_command_lines_name_the_user(string user) => Commands(user).Should().Equal(Expected("--user-name", user));

    [Theory]
    [InlineData("-alice")]
    [InlineData("--query")]
    [InlineData("-")]
    [InlineData("-=x")]
    [InlineData("-USER_NAME")]
    public void A_name_that_begins_with_a_hyphen_stands_behind_an_equals_sign(string user) => Commands(user).Should().Equal(Expected($"--user-name={user}"));

    [Fact]
    public void The_command_lines_name_any_user_that_IAM_can_have() =>
        Name.Sample(user => Commands(user).Should().Equal(user[0] == '-' ? Expected($"--user-name={user}") : Expected("--user-name", user)), iter: 25, threads: 1);

    [Theory]
    [InlineData("<root_account>")]
    [InlineData("a b")]
    [InlineData("a;reboot")]
    [InlineData("$(reboot)")]
    [InlineData("a'b")]
    [InlineData("a/b")]
    [InlineData("é")]
    [InlineData("a\u202eb")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")] // 65 characters
    public void A_name_that_no_IAM_user_can_have_gets_no_command(string user)
    {
        Remediation remediation = Remediate(user);

        remediation.Cli.Should().BeNull();
        remediation.Terraform.Should().NotBeNull();
    }

    private static string[] Expected(params string[] user) =>
    [
        "iam", "list-access-keys", .. user, "--query", "AccessKeyMetadata[?starts_with(CreateDate, '2025-01-10T08:00:01')].AccessKeyId", "--output", "text",
        "iam", "update-access-key", "--access-key-id", "ACCESS_KEY_ID", "--status", "Inactive", .. user,
        "iam", "delete-access-key", "--access-key-id", "ACCESS_KEY_ID", .. user,
    ];

    private static string[] Print(string[] texts) => Run($"printf '%s\\0' {string.Join(' ', texts.Select(ShellArgument.Quote))}");

    /// <summary>The arguments of all commands that the user's remediation offers, as they reach the command.</summary>
    private static string[] Commands(string user)
    {
        using TemporaryFolder folder = new();
        string aws = folder.Write("aws", "#!/bin/sh\nprintf '%s\\0' \"$@\"\n");
        File.SetUnixFileMode(aws, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return Run(Remediate(user).Cli!, folder.Path);
    }

    private static Remediation Remediate(string user)
    {
        string report = new ReportText().Row(user, ("user", Cell(user)), ("arn", Cell($"arn:aws:iam::111122223333:user/{user}")),
            ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();
        Finding finding = FindingList.Of(BuiltInRules.Get(BuiltInRules.DefaultId), report).Should().ContainSingle().Subject;
        finding.UserName.Should().Be(user);
        return finding.Remediation!;
    }

    private static string Cell(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    /// <summary>What a script prints, cut at NUL, which no argument can hold.</summary>
    private static string[] Run(string script, string? path = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell.");
        ProcessStartInfo start = new("/bin/sh", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Checkout.Root };
        start.Environment["PATH"] = $"{path}:/usr/bin:/bin";
        using Process shell = Process.Start(start)!;
        string output = shell.StandardOutput.ReadToEnd();
        shell.StandardError.ReadToEnd().Should().BeEmpty();
        shell.WaitForExit();
        shell.ExitCode.Should().Be(0);
        return output.Split('\0')[..^1];
    }
}
