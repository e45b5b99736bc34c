using System.Text;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Exceptions;

/// <summary>Accepted risks need the moment, and are judged at each report's own.</summary>
public sealed class AcceptedRiskMomentTests
{
    private static readonly Rule Default = BuiltInRules.Get(BuiltInRules.DefaultId);

    [Fact]
    public void They_make_the_moment_needed()
    {
        AnalysisResult result = Run(new RiskText().Add("A"), null, out _, Report("2025-06-01T00:00:00Z"));

        (result.Evaluation.AsOf?.ToString(), result.Evaluation.AsOfSource).Should().Be(("2025-06-01T00:00:00Z", AsOfSource.NewestTimestamp));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CR.KEY.01")]
    public void What_is_for_no_chosen_rule_needs_none(string? rule)
    {
        RiskText risks = new();
        if (rule is not null) risks.Add("A", ("rule", rule));

        Run(risks, null, out _, Report("2025-06-01T00:00:00Z")).Evaluation.AsOfSource.Should().Be(AsOfSource.NotNeeded);
    }

    [Fact]
    public void Each_report_has_its_own()
    {
        Run(new RiskText().Add("A", ("expires", "2025-06-30")), null, out FindingList list, Report("2025-06-30T23:59:59Z"), Report("2025-07-01T00:00:00Z"));

        list.Items.Select(finding => finding.Verdict).Should().Equal(Verdict.Excluded, Verdict.Fail);
    }

    [Fact]
    public void The_callers_word_counts_for_all()
    {
        Run(new RiskText().Add("A", ("expires", "2025-06-30")), new Instant(1751241600), out FindingList list, Report("2025-06-30T23:59:59Z"), Report("2025-07-01T00:00:00Z"));

        list.Items.Select(finding => finding.Verdict).Should().Equal(Verdict.Excluded, Verdict.Excluded);
    }

    [Fact]
    public void A_report_without_any_timestamp_is_not_judged()
    {
        string report = new ReportText().Row("alice", ("user_creation_time", "N/A")).ToString();

        AnalysisResult result = Run(new RiskText().Add("A"), null, out _, report);

        result.AnyJudged.Should().BeFalse();
        result.Sources[0].Diagnostics.Should().ContainSingle().Which.Message.Should().Be(
            "An exception needs the time of the report, which has no timestamp: its rows were not judged. Pass it with --as-of.");
    }

    [Theory]
    [InlineData(false, "Exceptions are judged as of 2025-06-01T00:00:00Z, the newest timestamp in the report, which does not say when it was generated: a lower bound; an exception may have expired since.")]
    [InlineData(true, "Ages and exceptions are judged as of 2025-06-01T00:00:00Z, the newest timestamp in the report, which does not say when it was generated: a lower bound; a failure by age is certain, a pass by age is not, and an exception may have expired since.")]
    public void The_text_says_what_the_moment_is_for_and_how_far_it_can_be_trusted(bool ages, string expected)
    {
        Rule[] rules = ages ? [Default, BuiltInRules.Get("CR.KEY.02")] : [Default];
        using MemoryStream output = new();
        new Analysis(rules, new AnalysisOptions { AcceptedRisks = new RiskText().Add("A").Read() })
            .Run([FindingList.Input(Report("2025-06-01T00:00:00Z"))], FindingWriters.Create(OutputFormat.Text, output));

        Encoding.UTF8.GetString(output.ToArray()).Split('\n').Should().Contain(expected);
    }

    private static string Report(string newest) => new ReportText().Root()
        .Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"), ("password_last_used", newest)).ToString();

    private static AnalysisResult Run(RiskText risks, Instant? asOf, out FindingList list, params string[] reports)
    {
        list = new FindingList();
        return new Analysis([Default], new AnalysisOptions { AsOf = asOf, AcceptedRisks = risks.Read() })
            .Run([.. reports.Select((report, i) => FindingList.Input(report, $"{i}.csv"))], list);
    }
}
