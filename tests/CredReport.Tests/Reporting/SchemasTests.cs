using System.Text;
using CredReport.Evaluation;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>The schema of the findings takes what is written, and refuses what is promised never to be.</summary>
public sealed class SchemasTests
{
    private static readonly JsonSchema Findings = JsonSchema.FromJsonAsync(Schemas.Findings, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    [Fact]
    public void It_takes_findings_of_every_verdict_and_inputs_of_every_kind() => Findings.Validate(Write()).Should().BeEmpty();

    [Theory]
    [InlineData("\"schema\":\"credreport/findings/1\"", "\"schema\":\"credreport/findings/2\"")]
    [InlineData("\"verdict\":\"fail\"", "\"verdict\":\"failed\"")]
    [InlineData("\"severity\":\"low\"", "\"severity\":\"lowest\"")]
    [InlineData("\"userCreated\":\"2025-01-10T08:00:00Z\"", "\"userCreated\":\"2025-01-10T08:00:00+00:00\"")]
    [InlineData("\"slot\":1", "\"slot\":3")]
    [InlineData("\"line\":3", "\"line\":\"3\"")]
    [InlineData("\"complete\":false", "\"complete\":null")]
    [InlineData("\"asOfSource\":\"not-needed\"", "\"asOfSource\":\"clock\"")]
    [InlineData("\"summary\":", "\"extra\":1,\"summary\":")]
    [InlineData("\"reason\":null,", "")]
    [InlineData("\"published\":null,", "")]
    [InlineData("\"by\":\"Check Point CloudGuard\"", "\"by\":null")]
    [InlineData("\"source\":\"public mapping\",", "")]
    [InlineData("\"differs\":null", "\"differs\":false")]
    public void It_refuses_what_is_never_written(string written, string never)
    {
        string json = Write();

        json.Should().Contain(written);
        Findings.Validate(json.Replace(written, never, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    private static string Write()
    {
        string report = new ReportText().Root()
            .Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"))
            .Row("=1+1", ("password_enabled", "true"), ("access_key_1_last_rotated", "yesterday"))
            .Row("bob", ("password_enabled", "true"), ("arn", "bob"))
            .Line("cut,off").ToString();
        using MemoryStream output = new();
        new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId), TestRule.Of("IamUser should have mfaType in('Virtual')")], new AnalysisOptions { ShowAll = true })
            .Run([FindingList.Input(report), FindingList.Input("no report", "other.txt"), FindingList.Input("", "empty.csv")], FindingWriters.Create(OutputFormat.Json, output));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
