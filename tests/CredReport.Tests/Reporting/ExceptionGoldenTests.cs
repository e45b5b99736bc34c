using System.Text;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Every format with no accepted risk, one, many, and hostile ones.</summary>
public sealed class ExceptionGoldenTests
{
    private static readonly Instant January = new(1769817600); // 2026-01-31T00:00:00Z

    private static readonly Dictionary<string, Func<(RiskText Risks, ReportText Report)>> Runs = new()
    {
        ["none"] = () => (new RiskText(), Failing(1)),
        ["one"] = () => (new RiskText().Add("EX-1", ("user", "user-00"), ("created", "2025-01-10T08:00:00Z"), ("key", "2025-01-10T08:00:01Z"), ("ticket", "SEC-1234")), Failing(2)),
        ["many"] = () =>
        {
            RiskText risks = new();
            string[] days = ["2025-12-31", "2026-02-15", "2026-12-31"];
            for (int i = 0; i < 12; i++) risks.Add($"EX-{i:00}", ("user", $"user-{i:00}"), ("expires", days[i % 3]));
            return (risks.Add("EX-12", ("user", "user-02")).Add("EX-13", ("user", "nobody")).Add("EX-14", ("rule", "CR.KEY.02")), Failing(9));
        },
        ["hostile"] = () =>
        {
            RiskText risks = new();
            foreach ((int i, string text) in HostileNames.All.Index())
                risks.Add($"{text} ", ("user", $"user-{i:00}"), ("reason", $"{text}\n{text}"), ("owner", text), ("ticket", text), ("expires", i % 2 == 0 ? "2026-02-15" : "2025-12-31"));
            return (risks, Failing(HostileNames.All.Count - 1));
        },
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string run in Runs.Keys)
            {
                foreach (string format in OutputFormats.Names) cases.Add(run, format);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_is_the_golden(string run, string format) => Golden.Check($"exceptions-{run}.{format}", Write(run, format));

    [Theory]
    [InlineData("none")]
    [InlineData("one")]
    [InlineData("many")]
    [InlineData("hostile")]
    public async Task Json_fits_its_schema(string run)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(Schemas.Findings, TestContext.Current.CancellationToken);

        schema.Validate(Write(run, "json")).Select(error => error.ToString()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void Nothing_hostile_steers_a_terminal(string format) => Write("hostile", format).Where(c => c != '\n' && VisibleText.IsSteering(c)).Should().BeEmpty();

    private static ReportText Failing(int users)
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < users; i++) report.Row($"user-{i:00}", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
        return report;
    }

    private static string Write(string name, string format)
    {
        (RiskText risks, ReportText report) = Runs[name]();
        using MemoryStream output = new();
        new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)], new AnalysisOptions { AsOf = January, AcceptedRisks = risks.Read() })
            .Run([FindingList.Input(report.ToString())], FindingWriters.Create(OutputFormats.Find(format)!, output));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
