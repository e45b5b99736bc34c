using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Rows;

/// <summary>Values that cannot be are said where a verdict rests on them, and change none.</summary>
public sealed class ValueChecksTests
{
    private const string Made = "2025-02-01T08:00:00Z";

    private static readonly Rule Setup = BuiltInRules.Get(BuiltInRules.DefaultId);

    private static readonly Rule Unused = TestRule.Of("IamUser should not have secondAccessKey.lastUsedDate before(-45, 'days')");

    [Theory]
    [InlineData("2025-01-10T07:59:59Z", "Access key 1 was created at 2025-01-10T07:59:59Z and its user at 2025-01-10T08:00:00Z: a key cannot be older than its user.")]
    [InlineData("2025-01-10T08:00:00Z", null)]
    [InlineData("soon", null)]
    public void A_key_older_than_its_user(string made, string? message) =>
        Warnings(Setup, ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", made))
            .Should().Equal(message is null ? [] : [$"key-older-than-user access_key_1_last_rotated 3: {message}"]);

    [Theory]
    [InlineData("2025-02-01T07:59:01Z", null)] // 59 s: AWS cuts the seconds of a use
    [InlineData("2025-02-01T07:59:00Z", "used-before-created access_key_2_last_used_date 3: Access key 2 was last used at 2025-02-01T07:59:00Z and created at 2025-02-01T08:00:00Z: a key cannot be used before it is created, and AWS's cutting the seconds of a use explains only 59 of them.")]
    [InlineData("N/A", null)]
    public void A_key_used_before_it_was_made(string used, string? warning) =>
        Warnings(Unused, ("access_key_2_active", "true"), ("access_key_2_last_rotated", Made), ("access_key_2_last_used_date", used)).Should().Equal(warning is null ? [] : [warning]);

    [Theory]
    [InlineData("true", "N/A", true)]
    [InlineData("TRUE", "", true)]
    [InlineData("false", "N/A", false)]
    [InlineData("true", Made, false)]
    [InlineData("true", "yesterday", false)] // said as what cannot be read
    public void An_active_key_without_a_date(string active, string made, bool isSaid) =>
        Warnings(Setup, ("password_enabled", "true"), ("access_key_1_active", active), ("access_key_1_last_rotated", made)).Should().Equal(
            isSaid ? ["active-key-without-date access_key_1_last_rotated 3: Access key 1 is active and has no creation time: every key has one."] : []);

    [Theory]
    [InlineData("2025-06-01T00:00:00Z", false)]
    [InlineData("2025-06-01T00:00:01Z", true)]
    public void A_date_after_the_moment(string used, bool isSaid) =>
        Warnings(Unused, ("access_key_2_active", "true"), ("access_key_2_last_rotated", Made), ("access_key_2_last_used_date", used)).Should().Equal(
            isSaid ? ["date-after-as-of access_key_2_last_used_date 3: The cell 'access_key_2_last_used_date' holds 2025-06-01T00:00:01Z, which is after 2025-06-01T00:00:00Z, the as-of time."] : []);

    [Theory]
    [InlineData("IamUser should have mfaActive exclude secondAccessKey.lastUsedDate", true)]
    [InlineData("IamUser should have secondAccessKey.lastUsedDate exclude name = 'alice'", false)]
    public void A_date_by_which_a_rule_excludes_counts_and_one_that_it_asks_for_does_not(string logic, bool isSaid) =>
        Warnings(TestRule.Of(logic), ("access_key_2_last_rotated", Made), ("access_key_2_last_used_date", "2025-01-01T08:00:00Z")).Should().HaveCount(isSaid ? 1 : 0);

    [Fact]
    public void The_next_rotation_of_a_password_lies_in_the_future() =>
        Warnings(TestRule.Of("IamUser should not have passwordNextRotation before(0, 'days')"), ("password_next_rotation", "2031-01-01T00:00:00Z")).Should().BeEmpty();

    [Fact]
    public void Cells_that_no_chosen_rule_reads_are_left_alone() =>
        Warnings(Unused, ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2020-01-01T00:00:00Z"), ("password_last_used", "2031-01-01T00:00:00Z")).Should().BeEmpty();

    [Fact]
    public void Cells_on_which_no_verdict_rests_are_left_alone() =>
        Warnings(Setup, ("password_enabled", "false"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2020-01-01T00:00:00Z")).Should().BeEmpty();

    [Fact]
    public void Each_is_said_once_whatever_the_number_of_rules()
    {
        Rule other = TestRule.Of("IamUser should not have firstAccessKey.lastRotated before(-90, 'days')");

        IEnumerable<string> warnings = Warnings([Setup, other, TestRule.Of("IamUser should have firstAccessKey.isActive=true", "TEST.02")],
            ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2020-01-01T00:00:00Z"));

        warnings.Should().ContainSingle().Which.Should().StartWith("key-older-than-user");
    }

    private static IEnumerable<string> Warnings(Rule rule, params (string, string)[] cells) => Warnings([rule], cells);

    private static IEnumerable<string> Warnings(IReadOnlyList<Rule> rules, params (string, string)[] cells)
    {
        Instant.TryParse("2025-06-01", out Instant asOf).Should().BeTrue();
        string report = new ReportText().Root().Row("alice", cells).ToString();
        AnalysisResult result = new Analysis(rules, new AnalysisOptions { AsOf = asOf }).Run([FindingList.Input(report)], new FindingList());
        return result.Sources[0].Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Warning)
            .Select(problem => $"{problem.Code} {problem.Column} {problem.Line}: {problem.Message}");
    }
}
