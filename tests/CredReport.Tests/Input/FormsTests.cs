using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>One logical report in every form gets the same verdicts, fingerprints and derived values.</summary>
public sealed class FormsTests
{
    private const string Time = "2026-01-31T06:00:00+00:00";

    private static readonly string Csv = new ReportText().Root()
        .Row("alice", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"))
        .Row("bob", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:01:00Z"))
        .Row("carlos").ToString();

    private static readonly string Base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Csv));

    private static readonly Dictionary<string, (string Form, byte[] Bytes)> Forms = new()
    {
        ["csv"] = ("csv", Utf8(Csv)),
        ["csv with BOM, CRLF and a final newline"] = ("csv", [.. Encoding.UTF8.Preamble, .. Utf8(Csv.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n")]),
        ["csv with CR alone"] = ("csv", Utf8(Csv.Replace('\n', '\r'))),
        ["semicolons"] = ("csv", Utf8(Csv.Replace(',', ';'))),
        ["tabs"] = ("csv", Utf8(Csv.Replace(',', '\t'))),
        ["sep= and semicolons"] = ("csv", Utf8("sep=;\r\n" + Csv.Replace(',', ';'))),
        ["Export-Csv"] = ("csv", Utf8("#TYPE System.Management.Automation.PSCustomObject\r\n" + string.Join("\r\n", Csv.Split('\n').Select(Quoted)) + "\r\n")),
        ["UTF-16 little endian"] = ("utf-16+csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Csv)]),
        ["UTF-16 big endian"] = ("utf-16+csv", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Csv)]),
        ["answer in JSON"] = ("aws-cli-json", Utf8(Json(Base64))),
        ["answer in JSON with the CSV as text"] = ("aws-cli-json", Utf8(Json(Csv))),
        ["answer in JSON with Python's bytes"] = ("aws-cli-json", Utf8(Json($"b'{Csv.Replace("\n", "\\n", StringComparison.Ordinal)}'"))),
        ["answer in JSON in UTF-16"] = ("utf-16+aws-cli-json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Json(Base64))]),
        ["answer as text"] = ("aws-cli-text", Utf8($"{Base64}\t{Time}\ttext/csv\n")),
        ["answer in XML"] = ("aws-api-xml", Utf8(Xml())),
        ["base64"] = ("base64", Utf8(Base64 + "\n")),
        ["base64 in lines of 76"] = ("base64", Utf8(string.Join("\r\n", Base64.Chunk(76).Select(line => new string(line))) + "\r\n")),
        ["base64 in quotation marks"] = ("base64", Utf8($"\"{Base64}\"\n")),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Form_is_recognised_and_judged_as_the_csv_is(string name) => Check(Forms[name].Form, Forms[name].Bytes);

    [Theory]
    [MemberData(nameof(Names))]
    public void Form_inside_gzip_too(string name) => Check("gzip+" + Forms[name].Form, Zip(Forms[name].Bytes));

    [Theory]
    [InlineData("answer in JSON")]
    [InlineData("answer as text")]
    [InlineData("answer in XML")]
    public void Answers_say_when_they_were_made(string name) =>
        Judge(Forms[name].Bytes).GetProperty("sources")[0].GetProperty("generatedAt").GetString().Should().Be("2026-01-31T06:00:00Z");

    [Theory]
    [MemberData(nameof(Names))]
    public void Form_is_read_twice_where_a_rule_asks_for_the_moment(string name)
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = Forms[name].Bytes }, "analyze", "-", "-r", "CR.KEY.02", "-f", "json", "--show", "all");

        run.Output.Should().Contain("\"notJudged\":0").And.Contain("\"users\":4").And.NotContain("not-needed");
    }

    [Fact]
    public void Gzip_that_ends_early_is_never_taken_for_whole()
    {
        byte[] zipped = Zip(Utf8(Csv));
        for (int length = 2; length < zipped.Length; length++)
        {
            ToolRun run = ToolRun.With(new ToolInput { Bytes = zipped[..length] }, "analyze", "-");

            run.ExitCode.Should().BeOneOf([2, 3], $"{length} of {zipped.Length} bytes are there");
            run.Error.Should().Contain("[broken-gzip]");
        }
    }

    [Fact]
    public void Line_before_the_header_may_hold_anything()
    {
        Check("csv", [.. Utf8("#TYPE "), 0xff, 0xfe, .. Utf8("\n" + Csv)]);
        Problem([.. Utf8("#TYPE "), 0xff]).Should().Be("not-a-report");
        Problem(Utf8("sep=;")).Should().Be("not-a-report");
    }

    [Fact]
    public void Damaged_answers_are_named()
    {
        Problem(Utf8(Base64[..^3] + "!!!")).Should().Be("content-not-base64");
        Problem(Utf8(Xml()[..200])).Should().Be("broken-xml");
        Problem(Utf8("<GetCredentialReportResponse><GeneratedTime>x</GeneratedTime></GetCredentialReportResponse>")).Should().Be("missing-content");
        Problem(Utf8("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><GetCredentialReportResponse>&e;</GetCredentialReportResponse>")).Should().Be("broken-xml");
    }

    private static void Check(string form, byte[] bytes)
    {
        JsonElement expected = Judge(Utf8(Csv));
        JsonElement actual = Judge(bytes);

        actual.GetProperty("sources")[0].GetProperty("form").GetString().Should().Be(form);
        actual.GetProperty("summary").GetRawText().Should().Be(expected.GetProperty("summary").GetRawText());
        Facts(actual).Should().Equal(Facts(expected));
    }

    private static IEnumerable<string> Facts(JsonElement run) => run.GetProperty("findings").EnumerateArray()
        .Select(finding => $"{finding.GetProperty("user")} {finding.GetProperty("verdict")} {finding.GetProperty("fingerprint")} {finding.GetProperty("cells").GetRawText()} {finding.GetProperty("derived").GetRawText()}");

    private static JsonElement Judge(byte[] bytes) =>
        JsonDocument.Parse(ToolRun.With(new ToolInput { Bytes = bytes }, "analyze", "-", "-f", "json", "--show", "all").Output).RootElement;

    private static string? Problem(byte[] bytes) => Judge(bytes).GetProperty("sources")[0].GetProperty("diagnostics")[0].GetProperty("code").GetString();

    private static string Json(string content) => JsonSerializer.Serialize(new { Content = content, ReportFormat = "text/csv", GeneratedTime = Time });

    private static string Xml() => $"""
        <GetCredentialReportResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
          <GetCredentialReportResult>
            <Content>{Base64}</Content>
            <ReportFormat>text/csv</ReportFormat>
            <GeneratedTime>2026-01-31T06:00:00Z</GeneratedTime>
          </GetCredentialReportResult>
        </GetCredentialReportResponse>
        """;

    private static string Quoted(string line) => string.Join(',', line.Split(',').Select(cell => $"\"{cell}\""));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Optimal)) gzip.Write(bytes);
        return zipped.ToArray();
    }
}
