using CredReport.Reporting;
using CredReport.Tests.Support;
using FluentAssertions;
using NJsonSchema;
using NJsonSchema.Validation;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Every format with no finding, one, many, hostile ones, and a run that is not complete.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Func<ReportText>> Reports = new()
    {
        ["none"] = () => new ReportText().Root().Row("alice", ("password_enabled", "true"), ("mfa_active", "true")),
        ["one"] = () => new ReportText().Root().Row("alice", Failing("2025-01-10T08:00:01Z")),
        ["many"] = () =>
        {
            ReportText report = new ReportText().Root();
            for (int i = 0; i < 30; i++) report.Row($"user-{i:00}", Failing($"2025-01-10T08:00:{i + 15:00}Z"));
            return report;
        },
        ["hostile"] = () =>
        {
            ReportText report = new ReportText().Root();
            foreach (string name in HostileNames.All) report.Row(name, Failing("2025-01-10T08:00:01Z"));
            return report;
        },
        ["incomplete"] = () => new ReportText().Root().Row("alice", ("password_enabled", "true"), ("user_creation_time", "10/01/2025")).Line("bob,cut"),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string report in Reports.Keys)
            {
                foreach (string format in OutputFormats.Names) cases.Add(report, format);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_is_the_golden(string report, string format)
    {
        ToolRun run = Run(report, format);

        Golden.Check($"findings-{report}.{format}", run.Output);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("one")]
    [InlineData("many")]
    [InlineData("hostile")]
    [InlineData("incomplete")]
    public async Task Json_fits_its_schema(string report)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(Schemas.Findings, TestContext.Current.CancellationToken);

        schema.Validate(Run(report, "json").Output).Select(error => error.ToString()).Should().BeEmpty();
    }

    [Fact]
    public async Task Schema_refuses_what_it_does_not_name()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(Schemas.Findings, TestContext.Current.CancellationToken);
        string json = Run("one", "json").Output;

        schema.Validate(json.Replace("\"verdict\":\"fail\"", "\"verdict\":\"failed\"", StringComparison.Ordinal)).Should().NotBeEmpty();
        schema.Validate(json.Replace("\"complete\":true", "\"finished\":true", StringComparison.Ordinal)).Should().NotBeEmpty();
        ICollection<ValidationError> missing = schema.Validate(json.Replace("\"line\":3,", "", StringComparison.Ordinal));
        missing.Should().NotBeEmpty();
    }

    [Fact]
    public void Same_input_gives_the_same_bytes()
    {
        foreach (string format in OutputFormats.Names) Run("many", format).Output.Should().Be(Run("many", format).Output);
    }

    private static ToolRun Run(string report, string format) =>
        ToolRun.With(new ToolInput { Bytes = Reports[report]().ToBytes() }, "analyze", "-", "-f", format);

    private static (string Column, string Cell)[] Failing(string keyCreated) =>
        [("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", keyCreated)];
}
