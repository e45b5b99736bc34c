using System.Text;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation;

/// <summary>The moment at which ages are judged, and where it comes from.</summary>
public sealed class MomentTests : IDisposable
{
    private const string Logic = "IamUser where passwordEnabled=true should have passwordLastChanged after(-90, 'days')";

    private static readonly Rule Young = TestRule.Of(Logic);

    private static readonly Instant January = new(1769817600); // 2026-01-31T00:00:00Z

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_rule_that_does_not_ask_for_it_needs_none()
    {
        AnalysisResult result = Run([BuiltInRules.Get(BuiltInRules.DefaultId)], January, Csv("2025-06-01T00:00:00Z"));

        Moments(result).Should().Equal("- not-needed", "- not-needed");
    }

    [Fact]
    public void The_callers_word_comes_first()
    {
        AnalysisResult result = Run([Young], January, Answer(Csv("2025-06-01T00:00:00Z"), "2025-07-01T00:00:00+00:00"));

        Moments(result).Should().Equal("2026-01-31T00:00:00Z option", "2026-01-31T00:00:00Z option");
        result.Sources[0].GeneratedAt!.Value.ToString().Should().Be("2025-07-01T00:00:00Z");
    }

    [Fact]
    public void The_reports_own_word_comes_next()
    {
        AnalysisResult result = Run([Young], null, Answer(Csv("2025-06-01T00:00:00Z"), "2025-07-01T00:00:00+00:00"));

        Moments(result).Should().Equal("2025-07-01T00:00:00Z generated-time", "2025-07-01T00:00:00Z generated-time");
    }

    [Theory]
    [InlineData("user_creation_time")]
    [InlineData("password_last_used")]
    [InlineData("password_last_changed")]
    [InlineData("access_key_1_last_rotated")]
    [InlineData("access_key_1_last_used_date")]
    [InlineData("access_key_2_last_rotated")]
    [InlineData("access_key_2_last_used_date")]
    [InlineData("cert_1_last_rotated")]
    [InlineData("cert_2_last_rotated")]
    public void The_newest_timestamp_of_a_bare_report_comes_last(string column)
    {
        string report = new ReportText().Root().Row("alice", (column, "2025-06-01T10:30:00+02:00")).Row("bob", ("password_next_rotation", "2031-01-01T00:00:00Z")).ToString();

        Moments(Run([Young], null, report)).Should().Equal("2025-06-01T08:30:00Z newest-timestamp", "2025-06-01T08:30:00Z newest-timestamp");
    }

    [Fact]
    public void A_generated_time_that_cannot_be_read_is_said_and_left_aside()
    {
        AnalysisResult result = Run([Young], null, Answer(Csv("2025-06-01T00:00:00Z"), "yesterday"));

        Moments(result).Should().Equal("2025-06-01T00:00:00Z newest-timestamp", "2025-06-01T00:00:00Z newest-timestamp");
        result.Sources[0].Diagnostics.Select(diagnostic => diagnostic.Code).Should().Equal("unreadable-generated-time");
        result.Summary.Complete.Should().BeTrue();
    }

    [Fact]
    public void A_report_without_any_timestamp_is_not_judged()
    {
        string report = new ReportText().Row("alice", ("user_creation_time", "N/A")).Row("bob", ("user_creation_time", "10/01/2025"), ("password_next_rotation", "2031-01-01T00:00:00Z")).ToString();

        AnalysisResult result = Run([Young], null, report);

        Moments(result).Should().Equal("- -", "- -");
        result.Sources[0].Diagnostics.Should().ContainSingle().Which.Message.Should().Be(
            "A chosen rule needs the time of the report, which has no timestamp: its rows were not judged. Pass it with --as-of.");
        result.Summary.Rows.Should().Be(new RowCounts(2, 0, 2));
        result.AnyJudged.Should().BeFalse();
        Run([Young], January, report).AnyJudged.Should().BeTrue();
    }

    [Fact]
    public void Several_sources_have_each_their_own()
    {
        AnalysisResult result = Run([Young], null, Csv("2025-06-01T00:00:00Z"), Answer(Csv("2025-06-01T00:00:00Z"), "2025-07-01T00:00:00Z"), "no report");

        Moments(result).Should().Equal("- -", "2025-06-01T00:00:00Z newest-timestamp", "2025-07-01T00:00:00Z generated-time", "- -");
    }

    [Fact]
    public void Several_sources_share_the_callers()
    {
        AnalysisResult result = Run([Young], January, Csv("2025-06-01T00:00:00Z"), Csv("2025-07-01T00:00:00Z"));

        Moments(result).Should().Equal("2026-01-31T00:00:00Z option", "2026-01-31T00:00:00Z option", "2026-01-31T00:00:00Z option");
    }

    [Fact]
    public void The_writer_is_told_at_its_beginning()
    {
        FindingList list = new();

        new Analysis([Young]).Run([FindingList.Input(Csv("2025-06-01T00:00:00Z"))], list);

        list.Evaluation!.AsOf!.Value.ToString().Should().Be("2025-06-01T00:00:00Z");
        list.Evaluation.AsOfSource.Should().Be(AsOfSource.NewestTimestamp);
    }

    [Theory]
    [InlineData("2025-03-03T00:00:01Z", 0)] // 90 days before 2025-06-01 is 2025-03-03.
    [InlineData("2025-03-03T00:00:00Z", 1)]
    public void Standard_input_is_read_twice_where_a_rule_asks_for_the_moment(string changed, int exitCode)
    {
        string rule = _folder.Write("young.yaml", TestRule.Text(Logic));
        string report = new ReportText().Root().Row("alice", ("password_enabled", "true"), ("password_last_changed", changed)).Row("bob", ("password_last_used", "2025-06-01T00:00:00Z")).ToString();

        ToolRun run = ToolRun.With(new ToolInput { Standard = new OnceStream(report) }, "analyze", "-", "-r", rule, "-f", "json");

        run.ExitCode.Should().Be(exitCode);
        run.Output.Should().Contain("\"evaluation\":{\"asOf\":\"2025-06-01T00:00:00Z\",\"asOfSource\":\"newest-timestamp\",");
        run.Output.Should().Contain($"\"bytes\":{report.Length},").And.Contain($"\"sha256\":\"{Sha256(report)}\"");
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_the_second_time_too()
    {
        string report = Csv("2025-06-01T00:00:00Z");
        MemoryStream stream = new(Encoding.UTF8.GetBytes("another file\n" + report)) { Position = "another file\n".Length };

        AnalysisResult result = new Analysis([Young]).Run([ReportInput.FromStream(stream, "report.csv")], new FindingList());

        result.Summary.Complete.Should().BeTrue();
        result.Summary.Users.Should().Be(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_input_that_breaks_off_is_part_of_the_result(bool canSeek)
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < 10_000; i++) report.Row($"user-{i}", ("password_enabled", "true"));
        ReportInput broken = ReportInput.FromStream(new BrokenStream(report.ToString(), canSeek), "broken.csv");

        using MemoryStream output = new();
        AnalysisResult result = new Analysis([Young]).Run([broken, FindingList.Input(Csv("2025-06-01T00:00:00Z"))], FindingWriters.Create(OutputFormat.Json, output));

        result.Sources[0].Diagnostics.Should().ContainSingle(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Which.Message.Should().Be("The file 'broken.csv' cannot be read: input/output error");
        result.Sources[0].Sha256.Should().BeNull();
        result.Sources[0].Judged.Should().Be(canSeek, "a stream that comes only once is kept whole before its rows are looked at");
        result.Sources[1].Judged.Should().BeTrue();
        result.Summary.Complete.Should().BeFalse();
    }

    private static string Csv(string newest) => new ReportText().Root().Row("alice", ("password_enabled", "true"), ("password_last_changed", newest)).ToString();

    private static string Answer(string csv, string generated) =>
        $$"""{"Content": "{{Convert.ToBase64String(Encoding.UTF8.GetBytes(csv))}}", "ReportFormat": "text/csv", "GeneratedTime": "{{generated}}"}""";

    private static AnalysisResult Run(IReadOnlyList<Rule> rules, Instant? asOf, params string[] reports) =>
        new Analysis(rules, new AnalysisOptions { AsOf = asOf }).Run([.. reports.Select((report, i) => FindingList.Input(report, $"{i}.csv"))], new FindingList());

    /// <summary>The run's moment and where it comes from, and each source's.</summary>
    private static IEnumerable<string> Moments(AnalysisResult result) =>
        result.Sources.Select(source => (source.AsOf, source.AsOfSource)).Prepend((result.Evaluation.AsOf, result.Evaluation.AsOfSource))
            .Select(moment => $"{moment.AsOf?.ToString() ?? "-"} {moment.AsOfSource?.Word() ?? "-"}");

    private static string Sha256(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Bytes that come only once, like those of a pipe.</summary>
    private sealed class OnceStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)
    {
        public override bool CanSeek => false;

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
    }

    /// <summary>Bytes of which the last half a mebibyte cannot be read.</summary>
    private sealed class BrokenStream(string text, bool canSeek) : MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)
    {
        public override bool CanSeek => canSeek;

        public override int Read(Span<byte> buffer) =>
            base.Position > Length - (512 * 1024) ? throw new IOException("input/output error") : base.Read(buffer);
    }
}
