using System.Text.Json;
using CredReport.Reporting;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>A list of expected accounts for analyze and diff: one without a report is an error in every output.</summary>
public sealed class ExpectedAccountsOptionTests : IDisposable
{
    private const string Missing = "No report of account 444455556666 was evaluated, which is in the list of expected accounts.";

    private readonly TemporaryFolder _folder = new();
    private readonly string _report;
    private readonly string _accounts;

    public ExpectedAccountsOptionTests()
    {
        _report = _folder.Write("report.csv", new ReportText().Root().Row("alice").ToBytes());
        _accounts = _folder.Write("accounts.txt", "111122223333\n444455556666\n");
    }

    public static TheoryData<string, string> CommandsAndFormats => [.. new[] { "analyze", "diff" }.SelectMany(command => OutputFormats.Names.Select(format => (command, format)))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(CommandsAndFormats))]
    public void A_missing_account_is_an_error_in_every_output(string command, string format)
    {
        ToolRun run = Run(command, "-f", format, "--expected-accounts", _accounts);

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain($"error: {Missing} [expected-account-missing]\n");
        run.Output.Should().Contain("444455556666");
        Run(command, "-f", format, "--expected-accounts", _accounts, "-q").Error.Should().Contain(Missing, "-q keeps errors");
    }

    [Fact]
    public void Text_lists_the_accounts_in_a_line()
    {
        string accounts = _folder.Write("others.txt", "444455556666\n222233334444\n");

        Run("analyze", "--expected-accounts", accounts).Output.Should().Contain(
            "NOT COMPLETE: 2 expected accounts without a report: 222233334444, 444455556666.\nNOT COMPLETE: 1 account not in the list of expected accounts: 111122223333.\n")
            .And.NotContain("could not be judged");
        Run("diff", "--expected-accounts", accounts).Output.Should().Contain("NOT COMPLETE: 2 expected accounts without a report: 222233334444, 444455556666.\n");
    }

    [Fact]
    public void Csv_has_a_row_for_a_missing_account()
    {
        Run("analyze", "-f", "csv", "--expected-accounts", _accounts).Output.Should().EndWith($"\n,,notAssessable,444455556666,,,,,,\"{Missing}\",,\n");
        Run("diff", "-f", "csv", "--expected-accounts", _accounts).Output.Should().EndWith($"\naccount,missing,444455556666,,,,,,,,,,,\"{Missing}\",\n");
    }

    [Theory]
    [InlineData("analyze", "diagnostics")]
    [InlineData("diff", "warnings")]
    public void Json_is_not_complete(string command, string diagnostics)
    {
        JsonElement json = JsonDocument.Parse(Run(command, "-f", "json", "--expected-accounts", _accounts).Output).RootElement;

        json.GetProperty("summary").GetProperty("complete").GetBoolean().Should().BeFalse();
        json.GetProperty(diagnostics).EnumerateArray().Where(problem => problem.GetProperty("severity").GetString() == "error").Select(problem => $"{problem.GetProperty("severity")} {problem.GetProperty("code")}: {problem.GetProperty("message")}")
            .Should().Equal($"error expected-account-missing: {Missing}");
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("diff")]
    public void Suspended_accounts_are_neither_missing_nor_unexpected(string command)
    {
        string accounts = _folder.Write("accounts.json", """{ "Accounts": [ { "Id": "111122223333", "State": "SUSPENDED" }, { "Id": "444455556666", "State": "CLOSED" }, { "Id": "777788889999" } ] }""");
        string other = _folder.Write("other.csv", new ReportText { Account = "777788889999" }.Root().ToBytes());
        string both = _folder.Write("both/a.csv", File.ReadAllBytes(_report));
        _folder.Write("both/b.csv", File.ReadAllBytes(other));
        string folder = Path.GetDirectoryName(both)!;

        ToolRun run = command == "analyze" ? ToolRun.Of("analyze", folder, "--expected-accounts", accounts) : ToolRun.Of("diff", folder, folder, "--expected-accounts", accounts);

        run.ExitCode.Should().Be(0, run.Error);
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("diff")]
    public void All_expected_accounts_are_no_matter(string command)
    {
        ToolRun run = Run(command, "--expected-accounts", _folder.Write("one.txt", "111122223333\n"));

        run.ExitCode.Should().Be(0);
        run.Error.Should().NotContain("account");
    }

    [Fact]
    public void In_a_comparison_it_is_the_new_side_that_counts()
    {
        string old = _folder.Write("old.csv", new ReportText { Account = "777788889999" }.Root().ToBytes());

        ToolRun run = ToolRun.Of("diff", old, _report, "--expected-accounts", _folder.Write("one.txt", "111122223333\n"));

        run.Error.Should().NotContain("[expected-account-missing]").And.NotContain("[unexpected-account]");
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("diff")]
    public void An_account_that_is_not_in_the_list_is_an_error_too(string command)
    {
        ToolRun run = Run(command, "--expected-accounts", _folder.Write("other.txt", "444455556666\n"));

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("error: A report of account 111122223333 was evaluated, which is not in the list of expected accounts. [unexpected-account]\n");
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("diff")]
    public void Under_a_key_accounts_have_their_pseudonyms(string command)
    {
        ToolRun run = Run(command, "--expected-accounts", _accounts, "--pseudonymize", _folder.Write("key", new string('k', 40)));

        run.ExitCode.Should().Be(3);
        (run.Output + run.Error).Should().NotContain("444455556666").And.NotContain("111122223333").And.MatchRegex("1 expected account without a report: account-[a-z2-7]{12}\\.");
        run.Error.Should().NotContain("[unexpected-account]");
    }

    [Fact]
    public void A_list_that_cannot_be_used_is_wrong_usage()
    {
        ToolRun missing = Run("analyze", "--expected-accounts", _folder.At("no.txt"));
        ToolRun wrong = Run("diff", "--expected-accounts", _folder.Write("wrong.txt", "alice\n"));

        missing.ExitCode.Should().Be(2);
        missing.Error.Should().Be($"credreport: there is no list of accounts '{_folder.At("no.txt")}'.\n");
        wrong.ExitCode.Should().Be(2);
        wrong.Error.Should().Be($"credreport: {_folder.At("wrong.txt")}:1: 'alice' is no account id: expected account ids of 12 digits, one per line, or the answer of 'aws organizations list-accounts' in JSON.\n");
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("diff")]
    public void The_list_is_not_overwritten(string command)
    {
        ToolRun run = Run(command, "--expected-accounts", _accounts, "-o", _accounts);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be($"credreport: the output '{_accounts}' is also the list of accounts: it would be overwritten.\n");
        File.ReadAllText(_accounts).Should().StartWith("1111");
    }

    private ToolRun Run(string command, params string[] options) => ToolRun.Of([command, _report, .. command == "diff" ? [_report] : Array.Empty<string>(), .. options]);
}
