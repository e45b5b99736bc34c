using System.Security.Cryptography;
using System.Text;
using CredReport.Evaluation;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Findings;

/// <summary>The identity of a finding over time, calculated here once more from the words of its definition.</summary>
public sealed class FingerprintTests
{
    private const string Header = "user,arn,user_creation_time,password_enabled,access_key_1_last_rotated";
    private const string Alice = "arn:aws:iam::111122223333:user/alice";

    private static readonly Rule Default = BuiltInRules.Get(BuiltInRules.DefaultId);

    [Fact]
    public void It_is_the_hash_of_five_lines()
    {
        Finding finding = One($"{Header}\nalice,{Alice},2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z");

        finding.Verdict.Should().Be(Verdict.Fail);
        finding.Fingerprint.Should().Be(Expected("D9.AWS.IAM.79", Alice, "2025-01-10T08:00:00Z", "2025-01-10T08:00:01Z")).And.MatchRegex("^[0-9a-f]{64}$");
    }

    [Fact]
    public void It_is_what_a_shell_calculates() =>
        // printf 'credreport/1\nD9.AWS.IAM.79\narn:aws:iam::111122223333:user/alice\n2025-01-10T08:00:00Z\n2025-01-10T08:00:01Z' | sha256sum
        One($"{Header}\nalice,{Alice},2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z").Fingerprint
            .Should().Be("f0f7c61f17f3e432ec7a90da6868c11786eb227fb2b2830cf6883aa3a00cc66c");

    [Theory]
    [InlineData("2025-01-10T08:00:00+00:00", "2025-01-10T08:00:01+00:00")]
    [InlineData("2025-01-10T09:00:00+01:00", "2025-01-10T08:00:01Z")]
    [InlineData("2025-01-10T08:00:00.123Z", "2025-01-10T08:00:01.999Z")]
    public void However_the_file_writes_an_instant_it_is_the_same(string created, string rotated) =>
        One($"{Header}\nalice,{Alice},{created},true,{rotated}").Fingerprint
            .Should().Be(Expected("D9.AWS.IAM.79", Alice, "2025-01-10T08:00:00Z", "2025-01-10T08:00:01Z"));

    [Theory]
    [InlineData("N/A")]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Without_a_key_that_can_be_read_the_last_line_is_empty(string rotated) =>
        One($"{Header}\nalice,{Alice},2025-01-10T08:00:00Z,true,{rotated}").Fingerprint
            .Should().Be(Expected("D9.AWS.IAM.79", Alice, "2025-01-10T08:00:00Z", ""));

    [Fact]
    public void Without_an_ARN_column_the_users_name_takes_its_place() =>
        One("user,user_creation_time,password_enabled,access_key_1_last_rotated\nalice,2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z").Fingerprint
            .Should().Be(Expected("D9.AWS.IAM.79", "alice", "2025-01-10T08:00:00Z", "2025-01-10T08:00:01Z"));

    [Fact]
    public void A_creation_that_cannot_be_read_is_an_empty_line() =>
        One($"{Header}\nalice,{Alice},10/01/2025,true,2025-01-10T08:00:01Z").Fingerprint
            .Should().Be(Expected("D9.AWS.IAM.79", Alice, "", "2025-01-10T08:00:01Z"));

    [Fact]
    public void A_rule_about_no_key_or_about_both_leaves_the_last_line_empty()
    {
        string report = new ReportText().Row("alice", ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"), ("access_key_2_last_rotated", "2025-02-10T08:00:01Z")).ToString();

        One(report, TestRule.Of("IamUser should have mfaActive=true")).Fingerprint.Should().Be(Expected("TEST.01", Alice, "2025-01-10T08:00:00Z", ""));
        One(report, TestRule.Of("IamUser should not have firstAccessKey.isActive=true or secondAccessKey.lastRotated isEmpty()")).Fingerprint
            .Should().Be(Expected("TEST.01", Alice, "2025-01-10T08:00:00Z", ""));
    }

    [Fact]
    public void A_rule_about_the_second_key_or_a_certificate_names_its_creation()
    {
        string report = new ReportText().Row("alice", ("access_key_2_last_rotated", "2025-02-10T08:00:01Z"), ("cert_2_last_rotated", "2016-05-01T00:00:00Z")).ToString();

        One(report, TestRule.Of("IamUser should have secondAccessKey.isActive=true")).Fingerprint
            .Should().Be(Expected("TEST.01", Alice, "2025-01-10T08:00:00Z", "2025-02-10T08:00:01Z"));
        One(report, TestRule.Of("IamUser should have secondCertificate.isActive=true")).Fingerprint
            .Should().Be(Expected("TEST.01", Alice, "2025-01-10T08:00:00Z", "2016-05-01T00:00:00Z"));
    }

    [Fact]
    public void Equal_rows_share_it_wherever_they_stand_and_other_rows_do_not()
    {
        string alice = $"alice,{Alice},2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z";
        string bob = "bob,arn:aws:iam::111122223333:user/bob,2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z";
        string otherKey = $"alice,{Alice},2025-01-10T08:00:00Z,true,2025-01-10T08:00:02Z";
        string otherUser = $"alice,{Alice},2025-01-10T08:00:02Z,true,2025-01-10T08:00:01Z";
        string otherAccount = $"alice,{Alice.Replace("111122223333", "444455556666", StringComparison.Ordinal)},2025-01-10T08:00:00Z,true,2025-01-10T08:00:01Z";

        IReadOnlyList<Finding> findings = FindingList.Of(Default, string.Join('\n', Header, alice, bob, otherKey, otherUser, otherAccount, alice));

        findings.Should().HaveCount(6);
        findings[5].Fingerprint.Should().Be(findings[0].Fingerprint);
        findings.Take(5).Select(finding => finding.Fingerprint).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_order_of_the_columns_the_source_and_what_else_the_row_holds_do_not_matter()
    {
        string reordered = $"access_key_1_last_rotated,mfa_active,password_enabled,user_creation_time,arn,user\n2025-01-10T08:00:01Z,true,true,2025-01-10T08:00:00Z,{Alice},alice";
        FindingList list = new();

        new Analysis([Default]).Run([FindingList.Input(reordered, "other.csv")], list);

        list.Items.Should().ContainSingle().Which.Fingerprint.Should().Be(Expected("D9.AWS.IAM.79", Alice, "2025-01-10T08:00:00Z", "2025-01-10T08:00:01Z"));
    }

    [Fact]
    public void A_key_keeps_it_when_the_two_slots_swap()
    {
        // The same key, in slot 1 of one report and in slot 2 of the next, under the same id.
        Rule first = TestRule.Of("IamUser should not have firstAccessKey.isActive=true");
        Rule second = TestRule.Of("IamUser should not have secondAccessKey.isActive=true");
        string before = new ReportText().Row("alice", ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-02-10T08:00:01Z")).ToString();
        string after = new ReportText().Row("alice", ("access_key_2_active", "true"), ("access_key_2_last_rotated", "2025-02-10T08:00:01Z")).ToString();

        One(after, second).Key!.Slot.Should().Be(2);
        One(after, second).Fingerprint.Should().Be(One(before, first).Fingerprint);
    }

    private static Finding One(string report, Rule? rule = null) => FindingList.Of(rule ?? Default, report).Should().ContainSingle().Subject;

    private static string Expected(params string[] lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ["credreport/1", .. lines]))));
}
