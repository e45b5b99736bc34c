using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>Bytes that cannot be had are an error, said once, and never a report without users.</summary>
public sealed class FailedReadTests
{
    private static readonly byte[] Good = new ReportText().Root().Row("alice").ToBytes();

    public static TheoryData<bool, bool> Failures => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Failures))]
    public void At_the_first_byte_nothing_is_judged(bool isPermission, bool hashes)
    {
        SourceResult source = Analyze(new FailingStream([], Failure(isPermission)), hashes, out AnalysisResult result);

        result.AnyJudged.Should().BeFalse();
        result.Summary.Complete.Should().BeFalse();
        source.Rows.Should().Be(RowCounts.None);
        source.Form.Should().BeNull();
        source.Sha256.Should().BeNull();
        source.Diagnostics.Select(problem => problem.Message).Should().Equal(Sentence(isPermission));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Behind_good_rows_those_are_judged_and_the_rest_is_an_error(bool isPermission, bool hashes)
    {
        ReportText text = new ReportText().Root();
        for (int i = 0; i < 3000; i++) text.Row($"user-{i}");

        SourceResult source = Analyze(new FailingStream(text.ToBytes(), Failure(isPermission)), hashes, out AnalysisResult result);

        result.AnyJudged.Should().BeTrue();
        result.Summary.Complete.Should().BeFalse();
        source.Rows.Judged.Should().BeGreaterThan(0);
        source.Rows.Read.Should().Be(source.Rows.Judged + source.Rows.NotJudged);
        source.Sha256.Should().BeNull();
        source.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).Select(problem => problem.Message).Should().Equal(Sentence(isPermission));
    }

    [Fact]
    public void A_header_behind_which_the_read_fails_is_no_report_without_users()
    {
        string text = ReportText.Header + new string('\n', 70_000);

        SourceResult source = Analyze(new FailingStream(System.Text.Encoding.UTF8.GetBytes(text), Failure(isPermission: false)), hashes: false, out AnalysisResult result);

        result.AnyJudged.Should().BeFalse();
        source.Diagnostics.Select(problem => problem.Code).Should().Equal("unreadable-file");
    }

    [Fact]
    public void Beside_good_reports_those_are_judged()
    {
        AnalysisResult result = new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run(
            [ReportInput.FromBytes(Good, "a.csv"), ReportInput.FromStream(new FailingStream([], Failure(isPermission: true)), "b.csv"), ReportInput.FromBytes(Good, "c.csv")],
            new CollectingWriter());

        result.Sources.Select(source => source.Judged).Should().Equal(true, false, true);
        result.Summary.Rows.Should().Be(new RowCounts(4, 4, 0));
        result.Summary.Complete.Should().BeFalse();
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3000, 3)]
    public void On_standard_input_it_decides_the_exit_code(int rows, int exitCode)
    {
        ReportText text = new ReportText().Root();
        for (int i = 0; i < rows; i++) text.Row($"user-{i}");

        ToolRun run = ToolRun.With(new ToolInput { Standard = new FailingStream(rows == 0 ? [] : text.ToBytes(), Failure(isPermission: false)) }, "analyze", "-", "-f", "json");

        run.ExitCode.Should().Be(exitCode);
        run.Error.Should().Be("-: error: The file '-' cannot be read: The disk is gone. [unreadable-file]\n");
    }

    private static SourceResult Analyze(Stream stream, bool hashes, out AnalysisResult result)
    {
        result = new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run([ReportInput.FromStream(stream, "report.csv")], new CollectingWriter { NeedsSourceHash = hashes });
        return result.Sources.Single();
    }

    private static Exception Failure(bool isPermission) => isPermission ? new UnauthorizedAccessException("denied") : new IOException("The disk is gone.");

    private static string Sentence(bool isPermission) => isPermission
        ? "Permission denied: the file 'report.csv' may not be read."
        : "The file 'report.csv' cannot be read: The disk is gone.";
}
