using System.Text;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Reporting;
using CredReport.Tests.Support;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>Accepted risks in a comparison: each side is judged by them at its own moment.</summary>
public sealed class AcceptedRiskDiffTests
{
    private const string Setup = "password_enabled=true; key1=true 2025-01-10T08:00:01Z";
    private const string Message = "createDate dateDifference(firstAccessKey.lastRotated, 'seconds') is 1, and must not be < 60.";

    /// <summary>Alice's cells in June and in July, the exception's last day, and what becomes of the finding.</summary>
    public static TheoryData<string, string, string, string> Cases { get; } = new()
    {
        { Setup, Setup, "2025-12-31", $"unchanged excluded | {Message} Accepted until 2025-12-31 by exception 'A' of platform-security: Until the move to roles." },
        { Setup, Setup, "2025-06-30", $"new fail | {Message}" },
        { Setup, Setup, "2025-05-31", $"unchanged fail | {Message}" },
        { "", Setup, "2025-12-31", $"new excluded | {Message} Accepted until 2025-12-31 by exception 'A' of platform-security: Until the move to roles." },
        { Setup, "password_enabled=true", "2025-12-31", "absent excluded key-deleted | Access key 1, created at 2025-01-10T08:00:01Z, is gone." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Findings_are_compared_as_they_are_covered(string old, string @new, string expires, string expected) =>
        Describe(Run(old, @new, new RiskText().Add("A", ("expires", expires)))).Should().Equal(expected);

    [Fact]
    public void Who_comes_to_be_covered_is_absent_for_that_reason()
    {
        // The exception is for one who was created later, by the word of the second report alone.
        ComparisonResult result = ReportDiff.Of(
            [ReportDiff.Input(ReportDiff.OfAlice(7, ReportDiff.Cells(Setup)), "old.csv")], [ReportDiff.Input(ReportDiff.OfAlice(6, ReportDiff.Cells(Setup)), "new.csv")],
            new AnalysisOptions { AcceptedRisks = new RiskText().Add("A", ("expires", "2025-06-30")).Read() });

        Describe(result).Should().Equal("absent fail excluded | An accepted risk covers the user now. Accepted until 2025-06-30 by exception 'A' of platform-security: Until the move to roles.");
    }

    [Fact]
    public void What_covers_on_one_side_is_not_for_nobody()
    {
        Codes(Run(Setup, "password_enabled=true", new RiskText().Add("A"))).Should().BeEmpty();
        Codes(Run("password_enabled=true", "password_enabled=true", new RiskText().Add("A"))).Should().Equal("unmatched-exception");
        Codes(Run(Setup, Setup, new RiskText().Add("A", ("expires", "2025-06-30")))).Should().Equal("ending-exception", "expired-exception");
    }

    [Theory]
    [InlineData("2025-12-31", 0)]
    [InlineData("2025-06-30", 1)]
    public void A_new_finding_that_is_covered_fails_nothing(string expires, int exitCode)
    {
        using TemporaryFolder folder = new();
        string old = folder.Write("old.csv", ReportDiff.OfAlice(6).ToBytes());
        string @new = folder.Write("new.csv", ReportDiff.OfAlice(7, ReportDiff.Cells(Setup)).ToBytes());
        string risks = folder.Write("risks.yaml", new RiskText().Add("A", ("expires", expires)).ToString());

        ToolRun run = ToolRun.Of("diff", old, @new, "--exceptions", risks);

        run.ExitCode.Should().Be(exitCode);
        run.Output.Should().Contain(exitCode == 0 ? "new excluded" : "new fail").And.Contain("a pass by age is not, and an exception may have expired since");
    }

    [Fact]
    public async Task Json_fits_its_schema()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(Schemas.Diff, TestContext.Current.CancellationToken);
        using MemoryStream output = new();
        DiffWriters.Write(OutputFormat.Json, Run("", Setup, new RiskText().Add("A", ("ticket", "SEC-1")).Add("B", ("user", "bob"))), output, TextPalette.None);
        string json = Encoding.UTF8.GetString(output.ToArray());

        schema.Validate(json).Select(error => error.ToString()).Should().BeEmpty();
        json.Should().Contain("\"exception\":{\"id\":\"A\",\"reason\":\"Until the move to roles\",\"owner\":\"platform-security\",\"expires\":\"2026-12-31\",\"ticket\":\"SEC-1\"}")
            .And.Contain("\"code\":\"unmatched-exception\"");
    }

    private static ComparisonResult Run(string old, string @new, RiskText risks) => ReportDiff.Of(
        [ReportDiff.Input(ReportDiff.OfAlice(6, ReportDiff.Cells(old)), "old.csv")], [ReportDiff.Input(ReportDiff.OfAlice(7, ReportDiff.Cells(@new)), "new.csv")],
        new AnalysisOptions { AcceptedRisks = risks.Read() });

    private static IEnumerable<string> Describe(ComparisonResult result) => result.Findings.Select(item =>
        $"{item.State.Word()} {item.Finding.Verdict.Word()}{(item.Reason is { } reason ? $" {reason.Word()}" : "")} | {item.Message}");

    private static IEnumerable<string> Codes(ComparisonResult result) =>
        result.AllDiagnostics.Select(diagnostic => diagnostic.Code).Where(code => code.EndsWith("-exception", StringComparison.Ordinal));
}
