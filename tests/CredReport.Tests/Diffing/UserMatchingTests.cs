using CredReport.Diffing;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>Who is who in two reports: created, deleted, re-created, renamed.</summary>
public sealed class UserMatchingTests
{
    [Fact]
    public void Created_user_is_one_event_whatever_it_has() =>
        Events(new ReportText().Root(), new ReportText().Root().Row("alice", ReportDiff.Cells("password_enabled=true; mfa_active=true; key1=false 2025-02-01; cert2=true 2025-02-01")))
            .Should().Equal("user-created alice: The user was created at 2025-01-10T08:00:00Z, with a console password, MFA, an inactive access key 1, signing certificate 2.");

    [Fact]
    public void Deleted_user_is_one_event() =>
        Events(new ReportText().Root().Row("alice", ReportDiff.Cells("key1=true 2025-02-01")), new ReportText().Root())
            .Should().Equal("user-deleted alice: The user is gone; it was created at 2025-01-10T08:00:00Z, with access key 1.");

    [Fact]
    public void User_of_the_same_arn_and_another_creation_is_recreated() =>
        Events(new ReportText().Root().Row("alice", ReportDiff.Cells("mfa_active=true")), new ReportText().Root().Row("alice", ("user_creation_time", "2025-02-01T08:00:00Z")))
            .Should().Equal("user-recreated alice: The user was deleted, and one of the same ARN was created at 2025-02-01T08:00:00Z, without a credential; the old one was created at 2025-01-10T08:00:00Z.");

    [Fact]
    public void User_with_the_same_creations_under_another_arn_is_probably_renamed()
    {
        ComparisonResult result = ReportDiff.Of(
            new ReportText().Root().Row("alice", ReportDiff.Cells("mfa_active=true; key1=true 2025-02-01; key2=true 2025-03-01")),
            new ReportText().Root().Row("alice.larsson", ReportDiff.Cells("key2=true 2025-02-01; key1=false 2025-03-01")));

        result.Events.Select(Describe).Should().Equal(
            "user-renamed alice.larsson: Probably renamed from 'alice' (arn:aws:iam::111122223333:user/alice): the creation times of the user and its access keys are the same.",
            "mfa-disabled alice.larsson: MFA was disabled: no device is assigned any more.",
            "key-deactivated alice.larsson: Access key 1, created at 2025-03-01T08:00:00Z, was deactivated.");
        result.Events[0].Probable.Should().BeTrue();
        result.Events[0].Old.Select(cell => cell.Text).Should().Equal("alice", "arn:aws:iam::111122223333:user/alice", ReportDiff.Created);
    }

    [Fact]
    public void Path_that_changed_is_a_renaming() =>
        Types(new ReportText().Root().Row("alice", ReportDiff.Cells("key1=true 2025-02-01")),
            new ReportText().Root().Row("alice", [("arn", "arn:aws:iam::111122223333:user/eu/alice"), .. ReportDiff.Cells("key1=true 2025-02-01")])).Should().Equal("user-renamed");

    [Theory]
    [InlineData("", "", "no key")]
    [InlineData("key1=true 2025-02-01", "key1=true 2025-02-02", "another key")]
    [InlineData("key1=true 2025-02-01", "key1=true 2025-02-01; key2=true 2025-03-01", "a key more")]
    [InlineData("key1=true 2025-02-01; user_creation_time=2025-01-11", "key1=true 2025-02-01", "another creation")]
    public void Nothing_less_is_a_renaming(string old, string @new, string because) =>
        Types(new ReportText().Root().Row("alice", ReportDiff.Cells(old)), new ReportText().Root().Row("bob", ReportDiff.Cells(@new)))
            .Should().BeEquivalentTo(["user-created", "user-deleted"], because);

    [Fact]
    public void Two_candidates_make_no_renaming()
    {
        (string, string)[] key = ReportDiff.Cells("key1=true 2025-02-01");
        string[] both = ["user-created", "user-created", "user-deleted"];

        Types(new ReportText().Root().Row("alice", key), new ReportText().Root().Row("bob", key).Row("carlos", key)).Should().BeEquivalentTo(both);
        Types(new ReportText().Root().Row("bob", key).Row("carlos", key), new ReportText().Root().Row("alice", key)).Should().BeEquivalentTo("user-deleted", "user-deleted", "user-created");
    }

    [Fact]
    public void Root_is_root_whatever_its_creation() =>
        Types(new ReportText().Root(), new ReportText().Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("mfa_active", "true"))).Should().BeEmpty();

    [Fact]
    public void Order_is_root_then_names_whatever_the_rows()
    {
        ReportText old = new ReportText().Row("zoe").Row("adam").Root();
        ReportText now = new ReportText().Row("zoe", ("mfa_active", "true")).Row("adam", ("mfa_active", "true")).Row("bob")
            .Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("mfa_active", "false"));

        ReportDiff.Of(old, now).Events.Select(item => item.User).Should().Equal("<root_account>", "adam", "bob", "zoe");
    }

    [Fact]
    public void User_whose_creation_cannot_be_read_is_matched_by_arn_and_that_is_said()
    {
        ComparisonResult result = ReportDiff.Of(
            new ReportText().Root().Row("alice", ("user_creation_time", "10/01/2025 08:00"), ("mfa_active", "true")), new ReportText().Root().Row("alice"));

        result.Events.Select(item => item.Type).Should().Equal(DiffEventType.MfaDisabled);
        result.Warnings.Should().ContainSingle(warning => warning.Code == "unknown-creation").Which.Message.Should().Be(
            "Of 1 user of account 111122223333 one of the reports does not have the creation time: they were matched only by ARN, and whether they were deleted and created again is not known.");
    }

    [Fact]
    public void User_whose_creation_can_no_longer_be_read_is_matched_by_arn_too()
    {
        ComparisonResult result = ReportDiff.Of(
            new ReportText().Root().Row("alice", ("mfa_active", "true")), new ReportText().Root().Row("alice", ("user_creation_time", "10/01/2025 08:00")));

        result.Events.Select(item => item.Type).Should().Equal(DiffEventType.MfaDisabled);
        result.Warnings.Should().Contain(warning => warning.Code == "unknown-creation");
    }

    [Fact]
    public void Row_that_repeats_a_user_is_named_and_not_compared()
    {
        ComparisonResult result = ReportDiff.Of(new ReportText().Root().Row("alice"), new ReportText().Root().Row("alice").Row("alice", ("mfa_active", "true")));

        result.Events.Should().BeEmpty();
        result.Warnings.Should().ContainSingle().Which.Message.Should().Be(
            "The report has more than one row of 'alice' with one ARN and creation time: the first is compared, and this one is not.");
        (result.Warnings[0].Source, result.Warnings[0].Line).Should().Be(("new.csv", 4));
    }

    [Fact]
    public void User_who_is_not_there_because_a_row_is_broken_is_only_probably_gone()
    {
        ComparisonResult result = ReportDiff.Of(new ReportText().Root().Row("alice"), new ReportText().Root().Line("alice,cut"));

        result.Complete.Should().BeFalse();
        DiffEvent gone = result.Events.Should().ContainSingle().Subject;
        gone.Probable.Should().BeTrue();
        gone.Message.Should().Be("The user is gone; it was created at 2025-01-10T08:00:00Z, without a credential, unless it is in what could not be read of the new report.");
    }

    private static IEnumerable<string> Types(ReportText old, ReportText @new) => ReportDiff.Of(old, @new).Events.Select(item => item.Type.Word());

    private static IEnumerable<string> Events(ReportText old, ReportText @new) => ReportDiff.Of(old, @new).Events.Select(Describe);

    private static string Describe(DiffEvent item) => $"{item.Type.Word()} {item.User}: {item.Message}";
}
