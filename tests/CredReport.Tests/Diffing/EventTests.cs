using CredReport.Diffing;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>What two rows of a user give: which events, in which words.</summary>
public sealed class EventTests
{
    private const string On = "password_enabled=true; password_last_changed=2025-02-01";

    [Theory]
    [InlineData("", "", "")]
    [InlineData("mfa_active=false", "mfa_active=true", "mfa-enabled: MFA was enabled.")]
    [InlineData("mfa_active=TRUE", "mfa_active=false", "mfa-disabled: MFA was disabled: no device is assigned any more.")]
    [InlineData("mfa_active=TRUE", "mfa_active=true", "")]
    [InlineData("", On, "password-enabled: The console password was enabled at 2025-02-01T08:00:00Z.")]
    [InlineData(On, "", "password-disabled: The console password was disabled.")]
    [InlineData(On, "password_enabled=true; password_last_changed=2025-05-02T07:59:59Z", "password-changed 89: The console password was changed at 2025-05-02T07:59:59Z, 89 days after the last change.")]
    [InlineData(On, "password_enabled=true; password_last_changed=2025-02-02", "password-changed 1: The console password was changed at 2025-02-02T08:00:00Z, 1 day after the last change.")]
    [InlineData(On, "password_enabled=true; password_last_changed=2025-02-01T09:00:00+01:00", "")]
    [InlineData(On, On + "; password_last_used=2025-03-01", "")]
    [InlineData("password_enabled=true", On, "password-changed: The console password was changed at 2025-02-01T08:00:00Z.")]
    [InlineData("password_last_changed=2025-02-01", "password_last_changed=2025-03-01", "")]
    [InlineData("password_enabled=not_supported; password_last_changed=not_supported", On, "")]
    public void Password_and_mfa(string old, string @new, string events) => Events(old, @new).Should().Be(events);

    [Theory]
    [InlineData("", "key1=true 2025-02-01", "key-created: Access key 1 was created at 2025-02-01T08:00:00Z; no use of it is reported.")]
    [InlineData("", "key2=true 2025-02-01 2025-03-01", "key-created: Access key 2 was created at 2025-02-01T08:00:00Z; it was last used at 2025-03-01T08:00:00Z.")]
    [InlineData("key2=false 2025-02-01 2025-03-01", "", "key-deleted: Access key 2, created at 2025-02-01T08:00:00Z, is gone; it was last used at 2025-03-01T08:00:00Z.")]
    [InlineData("key1=true 2025-02-01", "key1=true 2025-05-05", "key-rotated 93: Access key 1, created at 2025-02-01T08:00:00Z, was replaced by access key 1, created at 2025-05-05T08:00:00Z, when it was 93 days old.")]
    [InlineData("key1=true 2025-02-01", "key2=true 2025-02-02", "key-rotated 1: Access key 1, created at 2025-02-01T08:00:00Z, was replaced by access key 2, created at 2025-02-02T08:00:00Z, when it was 1 day old.")]
    [InlineData("key1=true 2025-02-01", "key1=false 2025-02-01", "key-deactivated: Access key 1, created at 2025-02-01T08:00:00Z, was deactivated.")]
    [InlineData("key1=false 2025-02-01", "key1=true 2025-02-01", "key-reactivated: Access key 1, created at 2025-02-01T08:00:00Z, was reactivated.")]
    [InlineData("key1=true 2025-02-01", "key1=true 2025-02-01 2025-03-01", "key-first-used: Access key 1, created at 2025-02-01T08:00:00Z, was used for the first time that the reports show: the old one has no use of it, and the new one a last use at 2025-03-01T08:00:00Z.")]
    [InlineData("key1=true 2025-02-01 no_information", "key1=true 2025-02-01 2025-03-01", "key-first-used: Access key 1, created at 2025-02-01T08:00:00Z, was used for the first time that the reports show: the old one has no use of it, and the new one a last use at 2025-03-01T08:00:00Z.")]
    [InlineData("key1=true 2025-02-01 2025-03-01", "key1=true 2025-02-01 2025-04-01", "")]
    [InlineData("key1=true 2025-02-01; key2=true 2025-03-01", "key1=true 2025-03-01; key2=true 2025-02-01", "")]
    [InlineData("key1=true 2025-02-01; key2=false 2025-03-01", "key1=true 2025-03-01; key2=true 2025-02-01", "key-reactivated: Access key 1, created at 2025-03-01T08:00:00Z, was reactivated.")]
    [InlineData("key1=true 2025-02-01T08:00:00+00:00", "key2=true 2025-02-01", "")]
    [InlineData("key1=true 2025-02-01; key2=true 2025-02-01", "key1=false 2025-02-01; key2=true 2025-02-01", "key-deactivated: Access key 1, created at 2025-02-01T08:00:00Z, was deactivated.")]
    [InlineData("key1=true 2025-02-01; key2=true 2025-02-01", "key2=true 2025-02-01", "key-deleted: Access key 1, created at 2025-02-01T08:00:00Z, is gone; no use of it is reported.")]
    [InlineData("key1=true 2025-02-01", "key1=true 2025-04-01; key2=true 2025-03-01", "key-rotated 28: Access key 1, created at 2025-02-01T08:00:00Z, was replaced by access key 2, created at 2025-03-01T08:00:00Z, when it was 28 days old. | key-created: Access key 1 was created at 2025-04-01T08:00:00Z; no use of it is reported.")]
    [InlineData("key1=true 2025-02-01; key2=true 2025-02-10", "key1=true 2025-03-01", "key-rotated 28: Access key 1, created at 2025-02-01T08:00:00Z, was replaced by access key 1, created at 2025-03-01T08:00:00Z, when it was 28 days old. | key-deleted: Access key 2, created at 2025-02-10T08:00:00Z, is gone; no use of it is reported.")]
    [InlineData("key1=true 2025-02-01; key2=true 2025-02-10", "key2=true 2025-03-01; key1=true 2025-03-02", "key-rotated 28: Access key 1, created at 2025-02-01T08:00:00Z, was replaced by access key 2, created at 2025-03-01T08:00:00Z, when it was 28 days old. | key-rotated 20: Access key 2, created at 2025-02-10T08:00:00Z, was replaced by access key 1, created at 2025-03-02T08:00:00Z, when it was 20 days old.")]
    public void Access_keys(string old, string @new, string events) => Events(old, @new).Should().Be(events);

    [Theory]
    [InlineData("", "cert1=true 2025-02-01", "certificate-created: Signing certificate 1 was created at 2025-02-01T08:00:00Z.")]
    [InlineData("cert2=true 2025-02-01", "", "certificate-deleted: Signing certificate 2, created at 2025-02-01T08:00:00Z, is gone.")]
    [InlineData("cert1=true 2025-02-01", "cert1=false 2025-02-01", "certificate-deactivated: Signing certificate 1, created at 2025-02-01T08:00:00Z, was deactivated.")]
    [InlineData("cert1=false 2025-02-01", "cert2=true 2025-02-01", "certificate-reactivated: Signing certificate 2, created at 2025-02-01T08:00:00Z, was reactivated.")]
    [InlineData("cert1=true 2025-02-01", "cert1=true 2025-03-01", "certificate-deleted: Signing certificate 1, created at 2025-02-01T08:00:00Z, is gone. | certificate-created: Signing certificate 1 was created at 2025-03-01T08:00:00Z.")]
    public void Certificates(string old, string @new, string events) => Events(old, @new).Should().Be(events);

    [Fact]
    public void Events_hold_the_files_own_text()
    {
        DiffEvent rotated = Compare("key1=true 2025-02-01T08:00:00+00:00", "key2=TRUE 2025-05-05 N/A").Events.Should().ContainSingle().Subject;

        rotated.Old.Select(cell => $"{cell.Column}={cell.Text}").Should().Equal("access_key_1_active=true", "access_key_1_last_rotated=2025-02-01T08:00:00+00:00", "access_key_1_last_used_date=N/A");
        rotated.New.Select(cell => $"{cell.Column}={cell.Text}").Should().Equal("access_key_2_active=TRUE", "access_key_2_last_rotated=2025-05-05T08:00:00Z", "access_key_2_last_used_date=N/A");
        (rotated.Account, rotated.User, rotated.Arn, rotated.Probable).Should().Be(("111122223333", "alice", "arn:aws:iam::111122223333:user/alice", false));
    }

    [Fact]
    public void Old_is_empty_of_what_came_and_new_of_what_is_gone()
    {
        Compare("", "key1=true 2025-02-01").Events[0].Old.Should().BeEmpty();
        Compare("key1=true 2025-02-01", "").Events[0].New.Should().BeEmpty();
    }

    [Fact]
    public void Root_that_aws_did_not_report_before_2024_has_not_changed()
    {
        ReportText old = new ReportText().Root();
        ReportText now = new ReportText().Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("user_creation_time", "2015-03-01T10:00:00Z"),
            ("password_enabled", "true"), ("password_last_changed", "2015-03-01T10:00:00Z"), ("mfa_active", "true"));

        ComparisonResult result = ReportDiff.Of(old, now);
        result.Events.Should().BeEmpty();
        result.Warnings.Should().BeEmpty();
    }

    private static ComparisonResult Compare(string old, string @new) => ReportDiff.OfAlice(ReportDiff.Cells(old), ReportDiff.Cells(@new));

    private static string Events(string old, string @new)
    {
        ComparisonResult result = Compare(old, @new);
        result.Warnings.Should().BeEmpty();
        result.Complete.Should().BeTrue();
        return string.Join(" | ", result.Events.Select(item => $"{item.Type.Word()}{(item.AgeDays is { } days ? $" {days}" : "")}: {item.Message}"));
    }
}
