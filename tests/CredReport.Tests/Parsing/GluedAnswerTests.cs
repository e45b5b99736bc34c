using System.Text;
using System.Text.Json;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>An answer that stands behind a report's last row, without a line end between them, is not lost.</summary>
public sealed class GluedAnswerTests
{
    private static readonly string Csv = new ReportText().Root().Row("alice").ToString();

    private static readonly string Base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(new ReportText { Account = "444455556666" }.Root().Row("bob").ToString()));

    public static TheoryData<string> Answers =>
    [
        Base64,
        $"{Base64}\t2026-01-31T06:00:00+00:00\ttext/csv\n",
        $"{{\"Content\":\"{Base64}\"}}",
        $"{{\"Content\": \"{Base64}\", \"ReportFormat\": \"text/csv\"}}",
        $"<GetCredentialReportResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Content>{Base64}</Content></GetCredentialReportResponse>",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_row_is_judged_and_the_answer_makes_the_run_incomplete(string answer)
    {
        foreach (string between in new[] { "", "\n" })
        {
            ToolRun run = ToolRun.With(new ToolInput { Bytes = Encoding.UTF8.GetBytes(Csv + between + answer) }, "analyze", "-", "-f", "json", "--show", "all");

            run.ExitCode.Should().Be(3);
            run.Error.Should().StartWith($"-:{(between.Length == 0 ? 3 : 4)}: error: The row goes on as another report in another form, which was not judged: '").And.Contain("[too-many-cells]");
            JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("user").GetString())
                .Should().Equal("<root_account>", "alice");
        }
    }
}
