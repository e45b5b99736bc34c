using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>What became of findings, and why they are absent: the first reason that applies.</summary>
public sealed class FindingStateTests
{
    private const string Setup = "password_enabled=true; key1=true 2025-01-10T08:00:01Z";

    private static readonly Rule[] Default = [BuiltInRules.Get(BuiltInRules.DefaultId)];

    private static readonly Rule[] KeyAge = [TestRule.Of("IamUser where firstAccessKey.isActive = 'true' should have firstAccessKey.lastRotated after(-90, 'days')")];

    [Theory]
    [InlineData("", Setup, "new fail | createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is 1, and must not be < 60.")]
    [InlineData(Setup, Setup, "unchanged fail | createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is 1, and must not be < 60.")]
    [InlineData(Setup, "password_enabled=TRUE; key1=true 2025-01-10T08:00:01Z", "updated fail | createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is 1, and must not be < 60.")]
    [InlineData(Setup, Setup + "; mfa_active=true", "unchanged fail | createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is 1, and must not be < 60.")]
    [InlineData(Setup, "password_enabled=true; key1=true 2025-05-01", "absent fail key-replaced | Access key 1, created at 2025-01-10T08:00:01Z, is gone, and one created at 2025-05-01T08:00:00Z has taken its place. The old report of 2025-06-01T08:00:00Z proves that the user, created at 2025-01-10T08:00:00Z, had it; the new one can no longer show it.")]
    [InlineData(Setup, "password_enabled=true; key2=true 2025-05-01", "absent fail key-replaced | Access key 1, created at 2025-01-10T08:00:01Z, is gone, and one created at 2025-05-01T08:00:00Z has taken its place. The old report of 2025-06-01T08:00:00Z proves that the user, created at 2025-01-10T08:00:00Z, had it; the new one can no longer show it.")]
    [InlineData(Setup, "password_enabled=true", "absent fail key-deleted | Access key 1, created at 2025-01-10T08:00:01Z, is gone.")]
    [InlineData(Setup, "password_enabled=true; key2=true 2025-01-10T08:00:01Z", "absent fail key-moved | Access key 1, created at 2025-01-10T08:00:01Z, is access key 2 now, which the rule does not read.")]
    [InlineData(Setup, "key1=true 2025-01-10T08:00:01Z", "absent fail not-relevant-now | The rule is not about this user: passwordEnabled is false.")]
    [InlineData(Setup, "key2=true 2025-05-01", "absent fail not-relevant-now | The rule is not about this user: passwordEnabled is false.")]
    [InlineData(Setup, "password_enabled=WAHR; key1=true 2025-01-10T08:00:01Z", "absent fail not-assessable-now | Cannot be judged: The cell 'password_enabled' holds 'WAHR', German for true, as spreadsheets write it: expected true or false. Use the report as AWS generated it.")]
    [InlineData("password_enabled=maybe; key1=true 2025-01-10T08:00:01Z", Setup, "new fail | createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is 1, and must not be < 60.")]
    [InlineData("password_enabled=maybe", "password_enabled=true", "absent notAssessable resolved | As it should be: createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is larger than any number, for firstAccessKey.lastRotated is absent.")]
    public void Of_the_setup_key(string old, string @new, string finding) => Describe(old, @new, Default).Should().Equal(finding);

    [Theory]
    [InlineData("key1=true 2025-01-20", "key1=true 2025-06-20", "absent fail key-replaced | ")]
    [InlineData("key1=true 2025-01-20", "key1=true 2025-02-20", "new fail | ; absent fail key-replaced | ")]
    [InlineData("key1=true 2025-01-20", "key1=false 2025-01-20", "absent fail not-relevant-now | ")]
    [InlineData("key1=true 2025-01-20", "key2=true 2025-01-20", "absent fail not-relevant-now | ")]
    [InlineData("key1=true 2025-03-20", "key1=true 2025-03-20", "new fail | ")]
    public void Of_a_keys_age(string old, string @new, string findings) =>
        string.Join("; ", Describe(old, @new, KeyAge).Select(finding => finding[..(finding.IndexOf('|', StringComparison.Ordinal) + 2)])).Should().Be(findings);

    [Fact]
    public void Finding_about_a_key_that_is_still_in_its_slot_is_resolved() =>
        Describe("key1=true 2025-01-10", "key1=true 2025-01-10 2025-06-30", BuiltInRules.Get("D9.AWS.IAM.03")).Should().ContainSingle()
            .Which.Should().StartWith("absent fail resolved | ");

    [Fact]
    public void Finding_about_no_key_is_resolved_by_its_cells() =>
        Describe("password_enabled=true", "password_enabled=true; mfa_active=true", TestRule.Of("IamUser where passwordEnabled = 'true' should have mfaActive = 'true'"))
            .Should().Equal("absent fail resolved | As it should be: mfaActive is true.");

    [Fact]
    public void Ageing_is_no_change_at_one_moment()
    {
        AnalysisOptions atOne = new() { AsOf = new(1_751_000_000) };
        ReportText old = ReportDiff.OfAlice(6, ReportDiff.Cells("key1=true 2025-03-20"));
        ReportText now = ReportDiff.OfAlice(7, ReportDiff.Cells("key1=true 2025-03-20"));

        States(ReportDiff.Of([ReportDiff.Input(old, "old.csv")], [ReportDiff.Input(now, "new.csv")], rules: KeyAge)).Should().Equal(FindingState.New);
        ComparisonResult result = ReportDiff.Of([ReportDiff.Input(old, "old.csv")], [ReportDiff.Input(now, "new.csv")], atOne, KeyAge);
        States(result).Should().Equal(FindingState.Unchanged);
        result.Old.Sources.Concat(result.New.Sources).Should().OnlyContain(source => source.AsOf == atOne.AsOf && source.AsOfSource == AsOfSource.Option);
    }

    [Fact]
    public void Each_side_has_its_own_moment_though_no_rule_asks_for_it()
    {
        ComparisonResult result = ReportDiff.OfAlice([], []);

        result.Old.Sources[0].AsOf.ToString().Should().Be("2025-06-01T08:00:00Z");
        result.New.Sources[0].AsOf.ToString().Should().Be("2025-07-01T08:00:00Z");
        result.Old.Sources[0].AsOfSource.Should().Be(AsOfSource.NewestTimestamp);
    }

    [Fact]
    public void Finding_of_a_deleted_user() => Reason(new ReportText().Root().Row("bob")).Should().Be(AbsenceReason.UserDeleted);

    [Fact]
    public void Finding_of_a_recreated_user() => Reason(new ReportText().Root().Row("alice", ("user_creation_time", "2025-02-01T08:00:00Z"))).Should().Be(AbsenceReason.UserDeleted);

    [Fact]
    public void Finding_of_a_renamed_user_is_absent_under_the_old_name_and_new_under_the_new()
    {
        ComparisonResult result = ReportDiff.Of(new ReportText().Root().Row("alice", ReportDiff.Cells(Setup)), new ReportText().Root().Row("bob", ReportDiff.Cells(Setup)));

        result.Findings.Select(item => (item.State, item.Reason, item.Finding.UserName)).Should().Equal(
            (FindingState.New, null, "bob"), (FindingState.Absent, AbsenceReason.UserRenamed, "alice"));
    }

    [Fact]
    public void Finding_of_a_missing_account() => Reason(new ReportText { Account = "444455556666" }.Root()).Should().Be(AbsenceReason.AccountMissing);

    [Fact]
    public void Absent_finding_is_the_old_ones_and_every_other_the_new_ones()
    {
        ComparisonResult result = ReportDiff.Of(
            new ReportText().Root().Row("alice", ReportDiff.Cells(Setup)).Row("bob", ReportDiff.Cells(Setup)), new ReportText().Root().Row("bob", ReportDiff.Cells(Setup)));

        result.Findings.Select(item => $"{item.State} {item.Finding.Source}:{item.Finding.Line}").Should().Equal("Unchanged new.csv:3", "Absent old.csv:3");
    }

    [Fact]
    public void Equal_rows_share_a_fingerprint_and_are_one_finding()
    {
        ReportText twice = new ReportText().Root().Row("alice", ReportDiff.Cells("password_enabled=maybe; key1=true 2025-01-10T08:00:01Z")).Row("alice", ReportDiff.Cells(Setup));

        ReportDiff.Of(new ReportText().Root().Row("alice"), twice).Findings.Select(item => item.Finding.Verdict).Should().Equal(Verdict.Fail);
        ReportDiff.Of(new ReportText().Root().Row("alice", ReportDiff.Cells(Setup)), twice).Findings.Should().ContainSingle().Which.State.Should().Be(FindingState.Unchanged);
    }

    private static AbsenceReason? Reason(ReportText now) =>
        ReportDiff.Of(new ReportText().Root().Row("alice", ReportDiff.Cells(Setup)), now).Findings.Should().ContainSingle(item => item.State == FindingState.Absent).Subject.Reason;

    private static IEnumerable<FindingState> States(ComparisonResult result) => result.Findings.Select(finding => finding.State);

    private static IEnumerable<string> Describe(string old, string @new, params Rule[] rules) =>
        ReportDiff.OfAlice(ReportDiff.Cells(old), ReportDiff.Cells(@new), rules).Findings
            .Select(item => $"{item.State.Word()} {item.Finding.Verdict.Word()}{(item.Reason is { } reason ? " " + reason.Word() : "")} | {item.Message}");
}
