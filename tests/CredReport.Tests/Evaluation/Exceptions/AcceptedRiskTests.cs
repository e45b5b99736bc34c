using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Exceptions;

/// <summary>Whom an accepted risk covers, and what is announced.</summary>
public sealed class AcceptedRiskTests
{
    private static readonly Rule Default = BuiltInRules.Get(BuiltInRules.DefaultId);

    private static readonly Instant January = new(1769817600); // 2026-01-31T00:00:00Z

    /// <summary>One field of an exception for alice, whose key was made a second after her, and whether it covers.</summary>
    public static TheoryData<string, string, bool> Pins { get; } = new()
    {
        { "reason", "any", true },
        { "user", "alic", false },
        { "user", "Alice", false },
        { "user", "alice2", false },
        { "account", "111122223334", false },
        { "rule", "D9.AWS.IAM.51", false },
        { "created", "2025-01-10T08:00:00Z", true },
        { "created", "2025-01-10T09:00:00+01:00", true },
        { "created", "2025-01-10T08:00:01Z", false },
        { "key", "2025-01-10T08:00:01Z", true },
        { "key", "2025-01-10T08:00:00Z", false },
        { "expires", "2026-01-31", true },
        { "expires", "2026-01-30", false },
    };

    [Theory]
    [MemberData(nameof(Pins))]
    public void Every_pin_has_to_hold(string field, string value, bool covers)
    {
        (IReadOnlyList<Finding> findings, _) = Run(Report(), new RiskText().Add("A", (field, value)));

        Finding finding = findings.Should().ContainSingle().Subject;
        finding.Verdict.Should().Be(covers ? Verdict.Excluded : Verdict.Fail);
        (finding.AcceptedRisk?.Id).Should().Be(covers ? "A" : null);
    }

    [Fact]
    public void Covered_is_counted_as_excluded_and_never_as_pass_or_fail()
    {
        (IReadOnlyList<Finding> findings, AnalysisResult result) = Run(Report(), new RiskText().Add("A", ("ticket", "SEC-1")));

        findings[0].Message.Should().Be(
            "createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is 1, and must not be < 60. "
            + "Accepted until 2026-12-31 by exception 'A' of platform-security (SEC-1): Until the move to roles.");
        findings[0].Remediation.Should().NotBeNull();
        Counts(result.Summary.Verdicts).Should().Be((0, 1, 0));
        Counts(result.Summary.ByRule[0].Verdicts).Should().Be((0, 1, 0));
        Counts(result.Summary.ByAccount[0].Verdicts).Should().Be((0, 1, 0));
        result.Summary.Complete.Should().BeTrue();
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_failing_finding()
    {
        string failing = FindingList.Of(Default, Report())[^1].Fingerprint;

        Run(Report(), new RiskText().Add("A")).Findings[0].Fingerprint.Should().Be(failing);
    }

    [Fact]
    public void Who_cannot_be_assessed_stays_so()
    {
        string report = new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "yesterday")).ToString();

        (IReadOnlyList<Finding> findings, AnalysisResult result) = Run(report, new RiskText().Add("A"));

        findings[0].Verdict.Should().Be(Verdict.NotAssessable);
        Said(result).Should().Contain("accepted-risks.yaml:3 unmatched-exception: The exception 'A' covers nobody in this run: no user 'alice' of account 111122223333 fails D9.AWS.IAM.79.");
    }

    [Fact]
    public void Root_is_named_as_the_report_names_it()
    {
        string report = new ReportText().Root().ToString();

        (IReadOnlyList<Finding> findings, _) = Run(report, new RiskText().Add("A", ("user", "<root_account>"), ("rule", "TEST.01")), TestRule.Of("IamUser should not have mfaActive"));

        findings[0].Verdict.Should().Be(Verdict.Excluded);
    }

    [Fact]
    public void A_finding_about_no_key_is_not_covered_by_one_that_names_a_key()
    {
        // A key that is absent is older than any.
        Rule rule = TestRule.Of("IamUser where passwordEnabled=true should not have firstAccessKey.lastRotated before(-1, 'days')");
        string report = new ReportText().Root().Row("alice", ("password_enabled", "true")).ToString();

        (IReadOnlyList<Finding> findings, AnalysisResult result) = Run(report, new RiskText().Add("A", ("rule", "TEST.01"), ("key", "2025-01-10T08:00:01Z")), rule);

        findings[0].Verdict.Should().Be(Verdict.Fail);
        Said(result).Should().Equal("accepted-risks.yaml:3 unmatched-exception: The exception 'A' covers nobody in this run: the finding is about no key, and the exception names one created at 2025-01-10T08:00:01Z.");
    }

    [Fact]
    public void A_user_without_an_account_is_not_covered()
    {
        string report = new ReportText().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"), ("arn", "")).ToString();

        Run(report, new RiskText().Add("A")).Findings[0].Verdict.Should().Be(Verdict.Fail);
    }

    [Fact]
    public void A_name_longer_than_any_users_is_nobodys()
    {
        string name = new('a', 65);
        string report = new ReportText().Row(name, ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

        Run(report, new RiskText().Add("A", ("user", name[1..]))).Findings[0].Verdict.Should().Be(Verdict.Fail);
    }

    [Theory]
    [InlineData("2026-01-30", "report.csv:3 expired-exception: The exception 'A' (accepted-risks.yaml:3) expired on 2026-01-30, and the report is judged as of 2026-01-31T00:00:00Z: it no longer covers user 'alice', who fails D9.AWS.IAM.79.")]
    [InlineData("2026-01-31", "report.csv:3 ending-exception: The exception 'A' (accepted-risks.yaml:3), which covers user 'alice' for D9.AWS.IAM.79, expires on 2026-01-31: this is its expiry date.")]
    [InlineData("2026-02-01", "report.csv:3 ending-exception: The exception 'A' (accepted-risks.yaml:3), which covers user 'alice' for D9.AWS.IAM.79, expires on 2026-02-01: 1 day is left.")]
    [InlineData("2026-03-02", "report.csv:3 ending-exception: The exception 'A' (accepted-risks.yaml:3), which covers user 'alice' for D9.AWS.IAM.79, expires on 2026-03-02: 30 days are left.")]
    [InlineData("2026-03-03", null)]
    public void Its_end_is_announced(string expires, string? expected)
    {
        (_, AnalysisResult result) = Run(Report(), new RiskText().Add("A", ("expires", expires)));

        Said(result).Should().Equal(expected is null ? [] : [expected]);
    }

    [Fact]
    public void Of_two_that_cover_the_first_counts()
    {
        (IReadOnlyList<Finding> findings, AnalysisResult result) = Run(Report(), new RiskText().Add("A").Add("B", ("key", "2025-01-10T08:00:01Z")));

        findings[0].AcceptedRisk!.Id.Should().Be("A");
        Said(result).Should().Equal(
            "report.csv:3 second-exception: Two exceptions cover user 'alice', who fails D9.AWS.IAM.79: 'A' (accepted-risks.yaml:3) counts, because it is first in the file, and 'B' (accepted-risks.yaml:4) changes nothing.");
    }

    [Fact]
    public void One_that_has_ended_makes_room_for_the_next()
    {
        (IReadOnlyList<Finding> findings, AnalysisResult result) = Run(Report(), new RiskText().Add("A", ("expires", "2025-12-31")).Add("B"));

        findings[0].AcceptedRisk!.Id.Should().Be("B");
        result.AllDiagnostics.Select(diagnostic => diagnostic.Code).Should().Equal("expired-exception");
    }

    [Fact]
    public void What_is_for_nobody_says_why()
    {
        (_, AnalysisResult result) = Run(
            Report(),
            new RiskText().Add("A", ("user", "bob")).Add("B", ("account", "444455556666")).Add("C", ("created", "2024-01-01T00:00:00Z"))
                .Add("D", ("key", "2024-01-01T00:00:00Z")).Add("E", ("rule", "CR.KEY.02")).Add("F", ("rule", "CR.KEY.02")).Add("G", ("rule", "CR.KEY.01")));

        Said(result).Should().Equal(
            "accepted-risks.yaml:3 unmatched-exception: The exception 'A' covers nobody in this run: no user 'bob' of account 111122223333 fails D9.AWS.IAM.79.",
            "accepted-risks.yaml:4 unmatched-exception: The exception 'B' covers nobody in this run: no report of account 444455556666 was judged.",
            "accepted-risks.yaml:5 unmatched-exception: The exception 'C' covers nobody in this run: user 'alice' was created at 2025-01-10T08:00:00Z, and the exception is for one created at 2024-01-01T00:00:00Z.",
            "accepted-risks.yaml:6 unmatched-exception: The exception 'D' covers nobody in this run: the key that it names, created at 2024-01-01T00:00:00Z, is gone: the finding is about one created at 2025-01-10T08:00:01Z.",
            "accepted-risks.yaml:7 unapplied-exception: The exception 'E' and 1 more are for CR.KEY.02, which is not applied in this run.",
            "accepted-risks.yaml:9 unapplied-exception: The exception 'G' is for CR.KEY.01, which is not applied in this run.");
    }

    [Fact]
    public void One_report_in_which_it_covers_is_enough()
    {
        FindingList list = new();
        string other = new ReportText { Account = "444455556666" }.Root().Row("alice", ("password_enabled", "true")).ToString();

        AnalysisResult result = new Analysis([Default], new AnalysisOptions { AsOf = January, AcceptedRisks = new RiskText().Add("A").Read() })
            .Run([FindingList.Input(other, "0.csv"), FindingList.Input(Report(), "1.csv"), FindingList.Input(other, "2.csv")], list);

        list.Items.Should().ContainSingle().Which.AcceptedRisk!.Id.Should().Be("A");
        result.AllDiagnostics.Select(diagnostic => diagnostic.Code).Should().NotContain("unmatched-exception");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Another_user_of_the_name_does_not_hide_the_one_who_is_meant(bool meantFirst, bool inOneReport)
    {
        (string, string)[] failing = [("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")];
        (string, string)[] other = [("password_enabled", "true"), ("access_key_1_last_rotated", "2024-06-01T08:00:01Z"), ("user_creation_time", "2024-06-01T08:00:00Z")];
        (string, string)[][] users = meantFirst ? [failing, other] : [other, failing];
        string[] reports = inOneReport
            ? [new ReportText().Root().Row("alice", users[0]).Row("alice", users[1]).ToString()]
            : [.. users.Select(cells => new ReportText().Root().Row("alice", cells).ToString())];
        FindingList list = new();

        AnalysisResult result = new Analysis([Default], new AnalysisOptions { AsOf = January, AcceptedRisks = new RiskText().Add("A", ("created", "2025-01-10T08:00:00Z")).Read() })
            .Run([.. reports.Select((report, i) => FindingList.Input(report, $"{i}.csv"))], list);

        list.Items.Select(finding => finding.Verdict).Should().BeEquivalentTo([Verdict.Excluded, Verdict.Fail]);
        Said(result).Should().BeEmpty();
    }

    [Fact]
    public void Where_nothing_could_be_judged_nothing_is_said_to_be_for_nobody()
    {
        (_, AnalysisResult result) = Run("no report", new RiskText().Add("A"));

        result.Diagnostics.Should().BeEmpty();
    }

    private static string Report() =>
        new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

    private static (IReadOnlyList<Finding> Findings, AnalysisResult Result) Run(string report, RiskText risks, Rule? rule = null)
    {
        FindingList list = new();
        Rule[] rules = [rule ?? Default];
        AnalysisResult result = new Analysis(rules, new AnalysisOptions { AsOf = January, AcceptedRisks = risks.Read(rules) }).Run([FindingList.Input(report)], list);
        return (list.Items, result);
    }

    private static IEnumerable<string> Said(AnalysisResult result) =>
        result.AllDiagnostics.Where(diagnostic => diagnostic.Code.EndsWith("-exception", StringComparison.Ordinal))
            .Select(diagnostic => $"{diagnostic.Source}:{diagnostic.Line} {diagnostic.Code}: {diagnostic.Message}");

    private static (long Fail, long Excluded, long Pass) Counts(VerdictCounts counts) => (counts[Verdict.Fail], counts[Verdict.Excluded], counts[Verdict.Pass]);
}
