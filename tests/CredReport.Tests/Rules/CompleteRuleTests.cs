using System.Text.Json;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>Each output that describes D9.AWS.IAM.79 says everything that its publisher does.</summary>
public sealed class CompleteRuleTests
{
    private static readonly byte[] Report = new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes();

    private static readonly string[] Facts =
    [
        "D9.AWS.IAM.79", "Do not setup access keys during initial user setup for all IAM users that have a console password", "low",
        "IAM User", "An identity in an AWS account", "Security, Identity, & Compliance", "Check Point CloudGuard", "https://gsl.dome9.com/D9.AWS.IAM.79.html",
        "createDate dateDifference(firstAccessKey.lastRotated, 'seconds') < 60", "even when it is known from the start",
        "Sign in to the AWS Management Console and open IAM.", "choose Security credentials", "administrator",
        "aws iam update-access-key", "aws iam delete-access-key", "resource \"aws_iam_access_key\"", "IAM Identity Center",
        "AWS CIS Foundations v. 1.1.0", "AWS CIS Foundations v. 1.2.0", "AWS CIS Foundations v. 1.3.0", "AWS CIS Foundations v. 1.4.0", "AWS CIS Foundations v. 1.5.0",
        "AWS CloudGuard Best Practices", "AWS CloudGuard SOC2 based on AICPA TSC 2017", "AWS HITRUST v11.0.0", "AWS MITRE ATT&CK Framework v11.3", "AWS NIST 800-53 Rev 5",
        "AWS Security Risk Management", "1.11", "public mapping", "CIS dropped the control in version 7.0",
    ];

    [Theory]
    [InlineData("rules", "show", "D9.AWS.IAM.79")]
    [InlineData("rules", "show", "D9.AWS.IAM.79", "-f", "json")]
    [InlineData("rules", "list", "-f", "json")]
    [InlineData("analyze", "-", "-f", "json")]
    [InlineData("analyze", "-", "-f", "markdown")]
    [InlineData("diff", "-", "-", "-f", "json")]
    public void Output_says_everything(params string[] line)
    {
        using TemporaryFolder folder = new();
        string report = folder.Write("report.csv", Report);
        string output = Plain(ToolRun.Of([.. line.Select(word => word == "-" ? report : word)]).Output);

        foreach (string fact in Facts) output.Should().Contain(fact);
    }

    [Fact]
    public void Package_says_everything()
    {
        using TemporaryFolder folder = new();
        string report = folder.Write("report.csv", Report);
        ToolRun.Of("evidence", "create", report, "-o", folder.At("package.zip")).ExitCode.Should().Be(1);
        using System.IO.Compression.ZipArchive zip = System.IO.Compression.ZipFile.OpenRead(folder.At("package.zip"));

        foreach (string name in (string[])["findings.json", "report.md"])
        {
            using StreamReader reader = new(zip.Entries.Single(entry => entry.Name == name).Open());
            string content = Plain(reader.ReadToEnd());
            foreach (string fact in Facts) content.Should().Contain(fact, $"{name} should say so");
        }
    }

    [Fact]
    public void Text_explains_with_v()
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-", "-v");
        Rule rule = BuiltInRules.Get("D9.AWS.IAM.79");

        run.Output.Should().Contain($"\nD9.AWS.IAM.79: {rule.Title}\n  Why it matters: {rule.Rationale}\n  What to do:\n    As an administrator:\n    1. Sign in");
        ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-").Output.Should()
            .Contain("\nWhy it matters, and what to do: credreport rules show D9.AWS.IAM.79, or -v.\n").And.NotContain(rule.Rationale);
    }

    [Theory]
    [InlineData("IamUser should have mfaActive = true", "", "")]
    [InlineData("IamUser should have mfaActive = true", "rationale: Because.", "Why it matters, and what to do: -v.\n")]
    [InlineData("IamUser should have mfaActive = true", "remediation: { console: Add a device. }", "Why it matters, and what to do: -v.\n")]
    public void Text_refers_to_nothing_that_is_not_there(string logic, string more, string expected)
    {
        using TemporaryFolder folder = new();
        string rule = folder.Write("rule.yaml", $"id: T.1\ntitle: T\nseverity: low\nlogic: {logic}\n{more}\n");
        string output = ToolRun.With(new ToolInput { Bytes = Report }, "analyze", "-", "-r", rule).Output;

        string.Concat(output.Split('\n').Where(line => line.StartsWith("Why it matters", StringComparison.Ordinal)).Select(line => line + "\n")).Should().Be(expected);
    }

    [Fact]
    public void Listing_in_JSON_has_every_rule_with_everything()
    {
        using JsonDocument listing = JsonDocument.Parse(ToolRun.Of("rules", "list", "-f", "json").Output);
        JsonElement[] rules = [.. listing.RootElement.GetProperty("rules").EnumerateArray()];

        rules.Select(rule => rule.GetProperty("id").GetString()).Should().Equal(BuiltInRules.Ids);
        foreach (JsonElement rule in rules)
        {
            rule.EnumerateObject().Select(member => member.Name).Should().Equal(
                "id", "title", "severity", "logic", "sha256", "entity", "category", "published", "rationale", "remediation", "notes", "frameworks", "needsMoment", "notInReport", "sets", "examples");
            foreach (JsonElement framework in rule.GetProperty("frameworks").EnumerateArray()) framework.GetProperty("source").GetString().Should().NotBeNullOrEmpty();
        }
    }

    /// <summary>The text without what the format puts before a letter.</summary>
    private static string Plain(string output) => output.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\&", "&", StringComparison.Ordinal);
}
