using CredReport.Diagnostics;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>Sides of several reports: paired by account, the latest of an account counting.</summary>
public sealed class FolderPairingTests
{
    private const string First = "111122223333";
    private const string Second = "444455556666";
    private const string Third = "777788889999";

    [Fact]
    public void Reports_are_paired_by_account_whatever_their_names()
    {
        ComparisonResult result = ReportDiff.Of(
            [Of(First, 1, "a.csv"), Of(Second, 1, "b.csv")],
            [Of(Second, 2, "a.csv", "mfa_active=true"), Of(First, 2, "z.csv")]);

        result.Events.Select(item => (item.Type, item.Account)).Should().Equal((DiffEventType.MfaEnabled, Second));
        result.Complete.Should().BeTrue();
        result.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Missing_account_is_an_event_and_an_incomplete_run()
    {
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv"), Of(Second, 1, "b.csv")], [Of(First, 2, "a.csv")]);

        DiffEvent missing = result.Events.Should().ContainSingle().Subject;
        (missing.Type, missing.Account, missing.User, missing.Arn, missing.Probable).Should().Be((DiffEventType.AccountMissing, Second, null, null, false));
        missing.Message.Should().Be("The new side has no report of the account: what became of its 2 users cannot be determined.");
        result.Complete.Should().BeFalse();
        result.Warnings.Should().ContainSingle().Which.Message.Should().Be($"The new side has no report of account {Second}.");
    }

    [Fact]
    public void Added_account_is_an_event_and_its_findings_are_new()
    {
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv")], [Of(First, 2, "a.csv"), Of(Third, 2, "b.csv", "password_enabled=true; key1=true 2025-01-10")]);

        DiffEvent added = result.Events.Should().ContainSingle().Subject;
        (added.Type, added.Account, added.Message).Should().Be((DiffEventType.AccountAdded, Third, "The old side has no report of the account; the new one has 2 users."));
        result.Findings.Select(item => (item.State, item.Finding.Account)).Should().Equal((FindingState.New, Third));
        result.Complete.Should().BeTrue();
    }

    [Fact]
    public void Account_beside_an_input_that_cannot_be_read_is_only_probably_missing()
    {
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv"), Of(Second, 1, "b.csv")], [Of(First, 2, "a.csv"), FindingList.Input("", "b.csv")]);

        result.Events.Should().ContainSingle().Which.Should().Match<DiffEvent>(item => item.Probable
            && item.Message == "The new side has no report of the account, unless it is in what could not be read of the new side: what became of its 2 users cannot be determined.");
    }

    [Fact]
    public void Latest_report_of_an_account_counts_and_the_others_are_named()
    {
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "jan.csv")], [Of(First, 2, "feb.csv"), Of(First, 4, "apr.csv", "mfa_active=true"), Of(First, 3, "mar.csv")]);

        result.Events.Select(item => item.Type).Should().Equal(DiffEventType.MfaEnabled);
        result.New.Sources.Select(source => source.Name).Should().Equal("apr.csv");
        Diagnostic warning = result.Warnings.Should().ContainSingle().Subject;
        (warning.Code, warning.Source, warning.Message).Should().Be(("earlier-reports", "apr.csv",
            $"The new side has 3 reports of account {First}: this one, of 2025-04-01T08:00:00Z, is compared, and not 'feb.csv', 'mar.csv'."));
    }

    [Fact]
    public void Moment_that_was_asked_for_does_not_choose_the_report() =>
        ReportDiff.Of([Of(First, 1, "jan.csv")], [Of(First, 3, "mar.csv", "mfa_active=true"), Of(First, 2, "feb.csv")], new AnalysisOptions { AsOf = new Instant(0) })
            .New.Sources.Select(source => source.Name).Should().Equal("mar.csv");

    [Fact]
    public void Two_reports_of_one_moment_that_differ_are_an_error()
    {
        ComparisonResult result = ReportDiff.Of(
            [Of(First, 1, "a.csv"), Of(Second, 1, "b.csv")], [Of(First, 2, "one.csv"), Of(First, 2, "two.csv", "mfa_active=true"), Of(Second, 2, "b.csv")]);

        result.Events.Should().BeEmpty();
        result.Complete.Should().BeFalse();
        Diagnostic problem = result.Warnings.Should().ContainSingle().Subject;
        (problem.Code, problem.Severity).Should().Be(("ambiguous-reports", DiagnosticSeverity.Error));
        problem.Message.Should().Be(
            $"The new side has 2 reports of account {First} of 2025-02-01T08:00:00Z that differ: 'one.csv', 'two.csv'. Which one counts cannot be determined: the account was not compared.");
    }

    [Fact]
    public void Two_equal_reports_of_one_moment_count_once()
    {
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv")], [Of(First, 2, "one.csv"), Of(First, 2, "two.csv")]);

        result.Complete.Should().BeTrue();
        result.New.Sources.Select(source => source.Name).Should().Equal("one.csv");
    }

    [Fact]
    public void File_of_several_accounts_is_judged_once_and_compared_by_account()
    {
        ReportText both = Text(First, 2, "mfa_active=true");
        foreach (string line in Text(Second, 2, "mfa_active=true").ToString().Split('\n').Skip(1)) both.Line(line);
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv"), Of(Second, 1, "b.csv")], [ReportDiff.Input(both, "both.csv")]);

        result.Events.Select(item => (item.Type, item.Account)).Should().Equal((DiffEventType.MfaEnabled, First), (DiffEventType.MfaEnabled, Second));
        result.New.Sources.Should().ContainSingle().Which.Accounts.Should().Equal(First, Second);
    }

    [Fact]
    public void Account_of_a_file_that_another_file_has_later_is_left_out_of_the_first()
    {
        ReportText both = Text(First, 2, "mfa_active=true");
        foreach (string line in Text(Second, 2, "mfa_active=true").ToString().Split('\n').Skip(1)) both.Line(line);
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv"), Of(Second, 1, "b.csv")], [ReportDiff.Input(both, "both.csv"), Of(Second, 3, "later.csv")]);

        result.Events.Select(item => (item.Type, item.Account)).Should().Equal((DiffEventType.MfaEnabled, First));
    }

    [Fact]
    public void File_of_more_users_than_are_held_is_read_in_portions_with_the_same_result()
    {
        const int users = (int)ComparisonUnit.PortionUsers / 2;
        ComparisonResult result = ReportDiff.Of([Large(1, users, "false")], [Large(2, users, "true")]);

        result.Events.Select(item => (item.Type, item.Account, item.User)).Should().Equal(
            (DiffEventType.MfaEnabled, First, "user-7"), (DiffEventType.MfaEnabled, Second, "user-7"), (DiffEventType.MfaEnabled, Third, "user-7"));
        result.Findings.Select(item => (item.State, item.Finding.Account)).Should().Equal(
            (FindingState.Unchanged, First), (FindingState.Unchanged, Second), (FindingState.Unchanged, Third));
        result.Complete.Should().BeTrue();
    }

    [Fact]
    public void Users_without_an_account_are_paired_with_each_other()
    {
        ReportText old = new ReportText().Row("alice", ("arn", "")).Row("bob", ("arn", ""));
        ReportText now = new ReportText().Row("alice", ("arn", ""), ("mfa_active", "true"));

        ReportDiff.Of(old, now).Events.Select(item => (item.Type, item.Account, item.User, item.Arn)).Should().Equal(
            (DiffEventType.MfaEnabled, null, "alice", null), (DiffEventType.UserDeleted, null, "bob", null));
    }

    [Fact]
    public void Users_without_an_account_on_one_side_are_an_error()
    {
        ComparisonResult result = ReportDiff.Of(new ReportText().Root(), new ReportText().Root().Row("alice", ("arn", "")));

        result.Events.Should().BeEmpty();
        result.Complete.Should().BeFalse();
        result.Warnings.Should().ContainSingle(warning => warning.Code == "unpaired-users").Which.Message.Should().Be(
            "The new side has users with an ARN that names no account, and the old side has none: they were not compared.");
    }

    [Fact]
    public void Report_that_cannot_be_judged_tells_nothing()
    {
        ReportInput bare = FindingList.Input("user,arn\nalice,arn:aws:iam::111122223333:user/alice", "bare.csv");
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv"), Of(Second, 1, "b.csv")], [bare, Of(Second, 2, "b.csv")]);

        result.AnyCompared.Should().BeTrue();
        result.Events.Should().BeEmpty();
        result.Findings.Should().BeEmpty();
        result.Complete.Should().BeFalse();
    }

    [Fact]
    public void Side_without_a_report_leaves_nothing_to_compare()
    {
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv", "password_enabled=true; key1=true 2025-01-10")], [FindingList.Input("no report", "b.txt")]);

        (result.AnyCompared, result.Complete, result.Events.Count, result.Findings.Count).Should().Be((false, false, 0, 0));
    }

    [Fact]
    public void Result_does_not_depend_on_threads()
    {
        ReportInput[] old = [.. Enumerable.Range(0, 40).Select(i => Of($"{100000000000 + i}", 1, $"{i}.csv"))];
        ReportInput[] now = [.. Enumerable.Range(3, 40).Reverse().Select(i => Of($"{100000000000 + i}", 2, $"{i}.csv", "password_enabled=true; key1=true 2025-01-10"))];

        string one = Describe(ReportDiff.Of(old, now, new AnalysisOptions { Threads = 1 }));
        foreach (int threads in new[] { 2, 5, 16 }) Describe(ReportDiff.Of(old, now, new AnalysisOptions { Threads = threads })).Should().Be(one);
    }

    [Fact]
    public void Stream_is_read_as_often_as_needed()
    {
        using PortionStream stream = new(Text(First, 2, "mfa_active=true").ToBytes(), 7);

        ReportDiff.Of([Of(First, 1, "a.csv")], [ReportInput.FromStream(stream, "-")]).Events.Select(item => item.Type).Should().Equal(DiffEventType.MfaEnabled);
    }

    [Fact]
    public void Stream_that_fails_says_so_once()
    {
        using FailingStream stream = new([.. Text(First, 2).ToBytes().Take(600)], new IOException("The pipe broke."));
        ComparisonResult result = ReportDiff.Of([Of(First, 1, "a.csv")], [ReportInput.FromStream(stream, "-")]);

        result.New.Sources.Should().ContainSingle().Which.Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("The pipe broke.");
        result.AnyCompared.Should().BeFalse();
    }

    private static string Describe(ComparisonResult result)
    {
        using MemoryStream output = new();
        CredReport.Reporting.DiffWriters.Write(CredReport.Reporting.OutputFormat.Json, result, output);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Three accounts in one file. In each, user 7 changes and user 3 fails.</summary>
    private static ReportInput Large(int month, int users, string mfa)
    {
        ReportText report = new();
        foreach (string account in new[] { Second, First, Third })
        {
            foreach (string line in Text(account, month).ToString().Split('\n').Skip(1)) report.Line(line);
            for (int i = 0; i < users / 2; i++)
            {
                report.Row($"user-{i}", ("arn", $"arn:aws:iam::{account}:user/user-{i}"), ("mfa_active", i == 7 ? mfa : "false"),
                    ("password_enabled", "true"), ("access_key_1_last_rotated", i == 3 ? "2025-01-10T08:00:01Z" : "N/A"));
            }
        }

        return ReportDiff.Input(report, "large.csv");
    }

    private static ReportInput Of(string account, int month, string name, string cells = "") => ReportDiff.Input(Text(account, month, cells), name);

    /// <summary>A report with root, whose sign-in is its moment, and alice.</summary>
    private static ReportText Text(string account, int month, string cells = "") => new ReportText { Account = account }
        .Row("<root_account>", ("arn", $"arn:aws:iam::{account}:root"), ("password_last_used", $"2025-{month:00}-01T08:00:00Z"))
        .Row("alice", ReportDiff.Cells(cells));
}
