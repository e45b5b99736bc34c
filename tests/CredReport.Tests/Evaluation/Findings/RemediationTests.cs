using CredReport.Evaluation;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Findings;

/// <summary>What a failing user is offered by D9.AWS.IAM.79.</summary>
public sealed class RemediationTests
{
    private static readonly Rule Default = BuiltInRules.Get(BuiltInRules.DefaultId);

    private const string ListKeys = "aws iam list-access-keys --user-name alice --query \"AccessKeyMetadata[?starts_with(CreateDate, '2025-01-10T08:00:01')].AccessKeyId\" --output text\n";
    private const string Deactivate = "aws iam update-access-key --access-key-id ACCESS_KEY_ID --status Inactive --user-name alice\n";
    private const string Delete = "aws iam delete-access-key --access-key-id ACCESS_KEY_ID --user-name alice";

    [Fact]
    public void An_unused_key_is_deactivated_and_then_deleted()
    {
        Remediation remediation = Fail()!;

        remediation.Advice.Should().Be("The report shows no use of access key 1.");
        remediation.Cli.Should().Be(ListKeys + Deactivate + "# The report shows no use of the key. When you are sure that nothing needs it, delete it:\n" + Delete);
        remediation.Console.Should().StartWith("As an administrator:\n1. Sign in").And.Contain("\nAs a user:\n1. Sign in").And.Contain("IAM Identity Center");
        remediation.Terraform.Should().Contain("resource \"aws_iam_access_key\" \"example\" {\n  user   = \"alice\"\n");
    }

    [Theory]
    [InlineData("2025-06-01T09:30:00Z", "us-east-1", "s3")]
    [InlineData("2025-06-01T09:30:00Z", "N/A", "N/A")]
    [InlineData("01/06/2025", "N/A", "N/A")]
    [InlineData("N/A", "us-east-1", "N/A")]
    [InlineData("N/A", "N/A", "s3")]
    public void A_key_that_may_be_in_use_is_only_listed(string date, string region, string service) =>
        Fail(("access_key_1_last_used_date", date), ("access_key_1_last_used_region", region), ("access_key_1_last_used_service", service))!
            .Cli.Should().Be(ListKeys + "# The key may be in use: ask its owner. When nothing needs it, deactivate it:\n# " + Deactivate
                + "# Wait, and watch whether something fails. Only then delete the key:\n# " + Delete);

    [Theory]
    [InlineData("us-east-1", "s3", " (s3 in us-east-1)")]
    [InlineData("N/A", "iam", " (iam)")]
    [InlineData("us-east-1", "N/A", "")]
    [InlineData("N/A", "N/A", "")]
    public void A_used_key_is_not_deleted_blindly(string region, string service, string where) =>
        Fail(("access_key_1_last_used_date", "2025-06-01T09:30:00+00:00"), ("access_key_1_last_used_region", region), ("access_key_1_last_used_service", service))!
            .Advice.Should().Be($"Access key 1 was last used at 2025-06-01T09:30:00Z{where}: ask its owner before you deactivate it, and delete it only when nothing has failed for a while.");

    [Theory]
    [InlineData("2015-04-21T23:59:59Z", "The report shows no use of access key 1; AWS has recorded uses since 2015-04-22T00:00:00Z.")]
    [InlineData("2015-04-22T00:00:00Z", "The report shows no use of access key 1.")]
    public void A_key_from_before_uses_were_recorded_may_have_been_used(string created, string advice) =>
        Fail(("user_creation_time", created), ("access_key_1_last_rotated", created))!.Advice.Should().Be(advice);

    [Theory]
    [InlineData("2015-04-21T23:59:59Z", false)]
    [InlineData("2015-04-22T00:00:00Z", true)]
    public void Only_a_key_of_recorded_uses_is_known_to_be_unused(string created, bool isUnused) =>
        Fail(("user_creation_time", created), ("access_key_1_last_rotated", created))!.Cli!.Split('\n').Contains(Delete).Should().Be(isUnused);

    [Fact]
    public void A_last_use_that_cannot_be_read_is_no_sign_that_there_was_none() =>
        Fail(("access_key_1_last_used_date", "01/06/2025"))!.Advice.Should().Be("The report's text for the last use of access key 1 cannot be read: ask its owner before you delete it.");

    [Fact]
    public void A_report_without_last_uses_does_not_tell()
    {
        const string report = "user,arn,user_creation_time,password_enabled,access_key_1_last_rotated\n"
            + "alice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z";

        Remediation remediation = FindingList.Of(Default, report).Single().Remediation!;

        remediation.Advice.Should().Be("The report does not tell whether access key 1 was ever used: ask its owner before you delete it.");
        remediation.Cli.Should().NotContain("\n" + Delete);
    }

    [Fact]
    public void Root_gets_the_way_of_root_and_no_command()
    {
        string report = new ReportText().Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("password_enabled", "true"),
            ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

        Remediation remediation = FindingList.Of(Default, report).Single().Remediation!;

        remediation.Advice.Should().Be("This is the account's root user: sign in as root, and look under Security credentials. The report shows no use of access key 1.");
        remediation.Cli.Should().BeNull();
        remediation.Console.Should().NotBeNull();
    }

    [Fact]
    public void A_rule_without_advice_offers_none() =>
        FindingList.Of(TestRule.Of("IamUser should have mfaActive=true"), new ReportText().Row("alice").ToString()).Single().Remediation.Should().BeNull();

    [Fact]
    public void A_rule_about_no_key_says_nothing_of_its_use()
    {
        Rule rule = TestRule.Of("IamUser should have mfaActive=true", more: "remediation: { cli: aws iam list-mfa-devices --user-name USER_NAME }");

        FindingList.Of(rule, new ReportText().Row("alice").ToString()).Single().Remediation
            .Should().Be(new Remediation(null, null, "aws iam list-mfa-devices --user-name alice", null));
    }

    [Fact]
    public void A_command_that_needs_the_keys_creation_is_left_out_where_there_is_none()
    {
        Rule rule = TestRule.Of("IamUser should not have firstAccessKey.isActive=true", more: "remediation: { cli: list USER_NAME KEY_CREATED }");

        FindingList.Of(rule, new ReportText().Row("alice", ("access_key_1_active", "true")).ToString()).Single().Remediation!.Cli.Should().BeNull();
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/alice", "list 111122223333 alice")]
    [InlineData("arn:aws:iam::12;reboot:user/alice", "list ACCOUNT_ID alice")]
    [InlineData("alice", "list ACCOUNT_ID alice")]
    public void A_command_names_the_account_where_it_is_one(string arn, string command)
    {
        Rule rule = TestRule.Of("IamUser should have mfaActive=true", more: "remediation: { cli: list ACCOUNT_ID USER_NAME }");

        FindingList.Of(rule, new ReportText().Row("alice", ("arn", arn)).ToString()).Single().Remediation!.Cli.Should().Be(command);
    }

    [Fact]
    public void A_certificate_has_no_last_use()
    {
        Rule rule = TestRule.Of("IamUser should not have firstCertificate.isActive=true", more: "remediation: { console: Delete it. }");
        string report = new ReportText().Row("alice", ("cert_1_active", "true"), ("cert_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

        FindingList.Of(rule, report).Single().Remediation.Should().Be(new Remediation(null, "Delete it.", null, null));
    }

    private static Remediation? Fail(params (string Column, string Cell)[] cells)
    {
        Dictionary<string, string> all = cells.ToDictionary(cell => cell.Column, cell => cell.Cell);
        all.TryAdd("password_enabled", "true");
        all.TryAdd("access_key_1_active", "true");
        all.TryAdd("access_key_1_last_rotated", "2025-01-10T08:00:01Z");
        Finding finding = FindingList.Of(Default, new ReportText().Row("alice", [.. all.Select(cell => (cell.Key, cell.Value))]).ToString()).Single();
        finding.Verdict.Should().Be(Verdict.Fail);
        return finding.Remediation;
    }
}
