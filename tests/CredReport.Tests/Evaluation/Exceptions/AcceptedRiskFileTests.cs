using System.Text;
using CredReport.Evaluation.Exceptions;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Exceptions;

/// <summary>What exceptions files may look like.</summary>
public sealed class AcceptedRiskFileTests
{
    private const string Yaml = """
        version: 1
        exceptions:
          - id: EX-2026-014
            rule: D9.AWS.IAM.79
            account: "011122223333"
            user: build-bot                  # exact, no patterns
            created: 2024-01-01T00:00:00Z
            key: 2024-01-01T02:00:05+02:00
            reason: >
              Vendor integration
              until the move to roles
            owner: platform-security
            expires: 2026-06-30
            ticket: SEC-1234

        """;

    private const string Json = """
        {"version": 1, "exceptions": [{"id": "EX-2026-014", "rule": "D9.AWS.IAM.79", "account": "011122223333", "user": "build-bot",
          "created": "2024-01-01T00:00:00Z", "key": "2024-01-01T00:00:05Z", "reason": "Vendor integration until the move to roles",
          "owner": "platform-security", "expires": "2026-06-30", "ticket": "SEC-1234"}]}
        """;

    [Theory]
    [InlineData(Yaml, 3)]
    [InlineData("\uFEFF" + Yaml, 3)]
    [InlineData(Json, 1)]
    public void Every_field_is_read(string text, int line)
    {
        AcceptedRisk risk = Read(text).Items.Should().ContainSingle().Subject;

        risk.Should().BeEquivalentTo(new
        {
            File = "e.yaml",
            Line = line,
            Id = "EX-2026-014",
            RuleId = "D9.AWS.IAM.79",
            Account = "011122223333",
            User = "build-bot",
            Created = new Instant(1704067200),
            Key = new Instant(1704067205),
            Reason = "Vendor integration until the move to roles",
            Owner = "platform-security",
            Expires = new DateOnly(2026, 6, 30),
            Ticket = "SEC-1234",
        });
    }

    [Theory]
    [InlineData("version: 1\nexceptions: []")]
    [InlineData("version: \"1\"\nexceptions: []")]
    [InlineData("{\"version\":1,\"exceptions\":[]}")]
    public void A_list_may_be_empty(string text) => Read(text).Items.Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData(", created: null, key: ~, ticket: null")]
    [InlineData(", \"created\": null, \"key\": null, \"ticket\": null")]
    [InlineData(", ticket: ''")]
    public void What_may_be_left_out_may_also_be_null(string more)
    {
        AcceptedRisk risk = Read($"version: 1\nexceptions: [{{ id: A, rule: D9.AWS.IAM.79, account: '111122223333', user: alice, reason: R, owner: O, expires: 2026-06-30{more} }}]").Items[0];

        (risk.Created, risk.Key, risk.Ticket).Should().Be((null, null, null));
    }

    [Theory]
    [InlineData("<root_account>")]
    [InlineData("a.b+c=d,e@f_g-h")]
    [InlineData("null2")]
    [InlineData("007")]
    public void Users_are_taken_letter_for_letter(string user) => new RiskText().Add("A", ("user", user)).Read().Items[0].User.Should().Be(user);

    [Fact]
    public void A_rule_of_the_run_need_not_be_in_the_catalogue()
    {
        Rule own = TestRule.Of("IamUser should have mfaActive", "OWN.01");

        new RiskText().Add("A", ("rule", "OWN.01")).Read(own).Items[0].RuleId.Should().Be("OWN.01");
    }

    [Fact]
    public void Thousands_are_read_and_found()
    {
        RiskText risks = new();
        for (int i = 0; i < 8000; i++) risks.Add($"EX-{i}", ("account", $"{i:000000000000}"), ("user", $"user-{i}"));

        AcceptedRisks read = risks.Read();

        risks.ToString().Length.Should().BeGreaterThan(1024 * 1024);
        read.Items.Should().HaveCount(8000);
        read.Of(BuiltInRules.Get(BuiltInRules.DefaultId))!.Find("000000007999"u8, "user-7999"u8)!.All.Should().Equal(read.Items[7999]);
        read.Of(BuiltInRules.Get(BuiltInRules.DefaultId))!.Find("000000007998"u8, "user-7999"u8).Should().BeNull();
    }

    [Theory]
    [InlineData("2026-06-30T00:00:00Z", 0)]
    [InlineData("2026-06-30T23:59:59Z", 0)]
    [InlineData("2026-07-01T00:00:00Z", -1)]
    [InlineData("2026-06-29T23:59:59Z", 1)]
    [InlineData("2026-05-31T12:00:00Z", 30)]
    [InlineData("0001-01-01T00:00:00Z", 739796)]
    [InlineData("9999-12-31T23:59:59Z", -2912262)]
    public void Days_are_counted_in_UTC(string asOf, int expected)
    {
        Instant.TryParse(asOf, out Instant moment).Should().BeTrue();

        new RiskText().Add("A", ("expires", "2026-06-30")).Read().Items[0].DaysLeft(moment).Should().Be(expected);
    }

    private static AcceptedRisks Read(string text) => AcceptedRiskFile.Read("e.yaml", Encoding.UTF8.GetBytes(text), []);
}
