using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>One logical report in every form gets the same verdicts, fingerprints and derived values; cells and lines differ only as the forms do.</summary>
public sealed class FormsTests
{
    private const string Time = "2026-01-31T06:00:00+00:00";

    private static readonly string Csv = new ReportText().Root()
        .Row("alice", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"))
        .Row("bob", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:01:00Z"))
        .Row("carlos").ToString();

    private static readonly string Written = Csv.Replace("\n", "\\n", StringComparison.Ordinal);

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
        ["Python's bytes"] = ("escaped-text", Utf8($"b'{Written}'\n")),
        ["Python's bytes in quotation marks"] = ("escaped-text", Utf8($"b\"{Written}\"")),
        ["a string of JSON"] = ("escaped-text", Utf8(JsonSerializer.Serialize(Csv) + "\n")),
        ["line ends written out"] = ("escaped-text", Utf8(Written + "\\n")),
        ["line ends written out as CR LF"] = ("escaped-text", Utf8(Csv.Replace("\n", "\\r\\n", StringComparison.Ordinal))),
        ["line ends written out beside real ones"] = ("csv", Utf8(Csv.Replace("\n", "\\n\n", StringComparison.Ordinal))),
        ["answer in JSON, its keys renamed"] = ("aws-cli-json", Utf8($"{{\"C\": \"{Base64}\", \"G\": \"{Time}\"}}")),
        ["answer in JSON as a list"] = ("aws-cli-json", Utf8($"[\n  \"{Base64}\",\n  \"{Time}\"\n]")),
        ["answer in a text of JSON"] = ("aws-cli-json", Utf8($"{{\"statusCode\": 200, \"body\": {JsonSerializer.Serialize(Json(Base64))}}}")),
        ["the CSV in a text of JSON"] = ("aws-cli-json", Utf8($"{{\"report\": {{\"sensitive\": false, \"type\": \"string\", \"value\": {JsonSerializer.Serialize(Csv)}}}}}")),
        ["answer in JSON with a buffer"] = ("aws-cli-json", Utf8(JsonSerializer.Serialize(new { Content = new { type = "Buffer", data = Utf8(Csv).Select(one => (int)one) }, GeneratedTime = Time }))),
        ["answer in JSON with a list of bytes"] = ("aws-cli-json", Utf8(JsonSerializer.Serialize(new { Content = Utf8(Csv).Select(one => (int)one), GeneratedTime = Time }))),
        ["answer in JSON with counted bytes"] = ("aws-cli-json", Utf8(JsonSerializer.Serialize(new { Content = Utf8(Csv).Select((one, i) => (one, i)).ToDictionary(item => $"{item.i}", item => (int)item.one) }))),
        ["answer in JSON that a terminal broke"] = ("aws-cli-json", Utf8(string.Join("\r\n", Json(Base64).Chunk(80).Select(line => new string(line))))),
        ["answer in JSON in colors"] = ("ansi-colors+aws-cli-json", Utf8($"\e[1;39m{{\n\e[34;1m\"Content\"\e[0m: \e[0;32m\"{Base64}\"\e[0m\n\e[1;39m}}\e[0m\n")),
        ["answer in JSON behind other lines"] = ("aws-cli-json", Utf8($"$ aws iam get-credential-report\nWaiting for report...\n{Json(Base64)}\n$ ")),
        ["answer in YAML"] = ("aws-cli-yaml", Utf8($"Content: {Base64}\nGeneratedTime: '{Time}'\nReportFormat: text/csv\n")),
        ["answer in YAML with a binary"] = ("aws-cli-yaml", Utf8($"Content: !!binary |\n{string.Concat(Base64.Chunk(76).Select(line => $"  {new string(line)}\n"))}GeneratedTime: '{Time}'\nReportFormat: text/csv\n")),
        ["answer in a stream of YAML"] = ("aws-cli-yaml", Utf8($"- Content: {Base64}\n  GeneratedTime: '{Time}'\n  ReportFormat: text/csv\n")),
        ["answer that Python prints"] = ("python-literal", Utf8($"{{'Content': b'{Written}', 'ReportFormat': 'text/csv', 'GeneratedTime': datetime.datetime(2026, 1, 31, 6, 0, tzinfo=tzutc()), 'ResponseMetadata': {{'RetryAttempts': 0, 'Done': True, 'None': None}}}}\n")),
        ["answer that Python prints over lines"] = ("python-literal", Utf8($"{{'Content': {string.Join("\n            ", Csv.Split('\n').Select(line => $"b'{line}\\n'"))},\n 'ReportFormat': 'text/csv'}}\n")),
        ["records in JSON"] = ("json-records", Utf8(JsonSerializer.Serialize(ReportText.Records(Csv)))),
        ["records in JSON with types"] = ("json-records", Utf8(JsonSerializer.Serialize(ReportText.Records(Csv)).Replace("\"true\"", "true", StringComparison.Ordinal).Replace("\"false\"", "false", StringComparison.Ordinal))),
        ["records in JSON, one a line"] = ("json-records", Utf8(string.Join('\n', ReportText.Records(Csv).Select(record => JsonSerializer.Serialize(record))))),
        ["records in other JSON"] = ("json-records", Utf8(JsonSerializer.Serialize(new { count = 4, data = new { rows = ReportText.Records(Csv) } }))),
        ["base64 between marks"] = ("base64", Utf8($"-----BEGIN CERTIFICATE-----\r\n{string.Join("\r\n", Base64.Chunk(64).Select(line => new string(line)))}\r\n-----END CERTIFICATE-----\r\n")),
        ["base64 of columns in another order"] = ("base64", Utf8(Convert.ToBase64String(Utf8(Table(cells => cells.Reverse()))))),
        ["csv behind other lines"] = ("csv", Utf8($"AWS IAM Credential Report\nAccount: 111122223333\n\n{Csv}")),
        ["UTF-16 without a mark"] = ("utf-16+csv", Encoding.Unicode.GetBytes(Csv)),
        ["UTF-16 big endian without a mark"] = ("utf-16+csv", Encoding.BigEndianUnicode.GetBytes(Csv)),
        ["UTF-32"] = ("utf-32+csv", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Csv)]),
        ["UTF-32 without a mark"] = ("utf-32+csv", Encoding.UTF32.GetBytes(Csv)),
        ["UTF-32 big endian"] = ("utf-32+csv", [0, 0, 0xfe, 0xff, .. new UTF32Encoding(true, false).GetBytes(Csv)]),
        ["gzip of gzip"] = ("gzip+gzip+csv", Zip(Zip(Utf8(Csv)))),
        ["columns in Title Case"] = ("csv", Utf8(Renamed(name => Capitalized(name, " ")))),
        ["columns in camelCase"] = ("csv", Utf8(Renamed(name => name[0] + Capitalized(name)[1..]))),
        ["columns as in a table of Steampipe"] = ("csv", Utf8(Renamed(name => name switch { "user" => "user_name", "arn" => "user_arn", _ => name }))),
        ["columns behind the name of a table"] = ("csv", Utf8(Renamed(name => $"credential_report.{name}"))),
        ["columns with a unit"] = ("csv", Utf8(Renamed(name => name.EndsWith("time", StringComparison.Ordinal) ? $"{name} (UTC)" : name))),
        ["columns in another order"] = ("csv", Utf8(Table(cells => cells.Reverse()))),
        ["columns dropped"] = ("csv", Utf8(Table(cells => cells.Take(10)))),
        ["the 16 columns of 2014"] = ("csv", Utf8(Table(cells => cells.Where((_, i) => !ReportText.Columns[i].Contains("last_used_", StringComparison.Ordinal))))),
        ["an unnamed column of numbers in front"] = ("csv", Utf8(Table((cells, line) => cells.Prepend(line == 1 ? "" : $"{line - 2}")))),
        ["a collector's columns in front"] = ("csv", Utf8(Table((cells, line) => [.. line == 1 ? ["account_name", "payer_name"] : (string[])["Production", "Example Corp"], .. cells]))),
        ["the column that AWS documents since"] = ("csv", Utf8(Table((cells, line) => cells.Append(line == 1 ? "additional_credentials_info" : "N/A")))),
        ["lines of separators and blanks"] = ("csv", Utf8(Csv.Replace("\ncarlos", "\n,,,,\n \t \ncarlos", StringComparison.Ordinal) + "\n" + new string(',', 21) + "\n,, ,,\n\"\",\"\"\n")),
        ["the number of rows below them"] = ("csv", Utf8(Csv + "\n\n(4 rows)\n\n")),
        ["a total below them"] = ("csv", Utf8(Csv + "\nTotal users: 4" + new string(',', 21))),
        ["labels and comments"] = ("csv", Utf8($"# exported\n=== prod ===\n{Csv}\n=== dev ===\n{ReportText.Header}\n")),
        ["rows in quotation marks as a whole"] = ("csv", Utf8(Table((cells, line) => line == 1 ? cells : [$"\"{string.Join(',', cells)}\""]))),
        ["all lines in quotation marks as a whole"] = ("csv", Utf8(string.Join("\r\n", Csv.Split('\n').Select(line => $"\"{line}\"")))),
        ["quoted lines of quoted cells"] = ("csv", Utf8(string.Join('\n', Csv.Split('\n').Select(line => $"\"{Quoted(line).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))),
        ["all in the first column of a spreadsheet"] = ("csv", Utf8(string.Join('\n', Csv.Split('\n').Select(line => $"\"{line}\"{new string(',', 21)}")))),
        ["quoted lines between blanks"] = ("csv", Utf8(string.Join('\n', Csv.Split('\n').Select(line => $"  \"{line}\" ")))),
        ["quoted lines before other separators"] = ("csv", Utf8(string.Join('\n', Csv.Split('\n').Select(line => $"\"{line}\";;")))),
        ["padded lines of quoted cells"] = ("csv", Utf8(string.Join('\n', Csv.Split('\n').Select(line => $"\t{Quoted(line)} ")))),
        ["a table of Markdown"] = ("csv", Utf8(Bars("| {0} |", MarkdownRule))),
        ["a table of Markdown in a fence"] = ("csv", Utf8($"```\n{Bars("|{0}|", $"|{string.Join('|', Enumerable.Repeat(":-:", 22))}|")}\n```\n")),
        ["a table of psql"] = ("csv", Utf8($"{Bars(" {0} ", string.Join('+', Enumerable.Repeat("------", 22)))}\n(4 rows)\n\n")),
        ["a table of MySQL"] = ("csv", Utf8($"{MySqlRule}\n{Bars("| {0} |", MySqlRule)}\n{MySqlRule}\n4 rows in set (0.00 sec)\n")),
        ["form feeds"] = ("csv", Utf8("\f" + Csv.Replace("\nbob", "\n\f\n\fbob", StringComparison.Ordinal) + "\n\f")),
        ["the header again"] = ("csv", Utf8($"{Csv}\n{ReportText.Header}\n")),
        ["the header glued to the last row"] = ("csv", Utf8(Csv + ReportText.Header)),
        ["rows glued to each other"] = ("csv", Utf8(ReportText.Header + "\n" + string.Concat(Csv.Split('\n').Skip(1)))),
    };

    /// <summary>Forms in which cells have another text for the same.</summary>
    private static readonly Dictionary<string, byte[]> RewrittenForms = new()
    {
        ["a spreadsheet's booleans and empty cells"] = Utf8(Csv.Replace("true", "TRUE", StringComparison.Ordinal).Replace("false", "FALSE", StringComparison.Ordinal).Replace("N/A", "", StringComparison.Ordinal)),
        ["timestamps as until 2024"] = Utf8(Csv.Replace("Z,", "+00:00,", StringComparison.Ordinal)),
        ["timestamps with fractions"] = Utf8(Csv.Replace("Z,", ".000Z,", StringComparison.Ordinal)),
        ["timestamps with a space"] = Utf8(Csv.Replace("T08:", " 08:", StringComparison.Ordinal)),
        ["timestamps of another zone"] = Utf8(Csv.Replace("T08:00:01Z", "T13:30:01+05:30", StringComparison.Ordinal)),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    internal static byte[] BytesOf(string name) => Forms[name].Bytes;

    [Theory]
    [MemberData(nameof(Names))]
    public void Form_is_recognised_and_judged_as_the_csv_is(string name) => Check(Forms[name].Form, Forms[name].Bytes);

    [Theory]
    [MemberData(nameof(Names))]
    public void Form_inside_gzip_too(string name) => Check("gzip+" + Forms[name].Form, Zip(Forms[name].Bytes));

    public static TheoryData<string> RewrittenNames => [.. RewrittenForms.Keys];

    [Theory]
    [MemberData(nameof(RewrittenNames))]
    public void Cells_of_another_text_get_the_same_verdicts_and_fingerprints(string name)
    {
        RewrittenForms[name].Should().NotEqual(Utf8(Csv));
        Identities(Judge(RewrittenForms[name])).Should().Equal(Identities(Judge(Utf8(Csv))));
    }

    [Fact]
    public void Without_ARNs_the_verdicts_are_the_same() =>
        Verdicts(Judge(Utf8(Table(cells => cells.Where((_, i) => i != 1))))).Should().Equal(Verdicts(Judge(Utf8(Csv))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Several_at_once_are_each_judged_as_alone(string name)
    {
        using TemporaryFolder folder = new();
        string first = folder.Write("first", Forms[name].Bytes);
        string last = folder.Write("last", Utf8(new ReportText { Account = "444455556666" }.Root().Row("diego").ToString()));

        JsonElement run = JsonDocument.Parse(ToolRun.Of("analyze", first, last, "-f", "json", "--show", "all").Output).RootElement;

        Verdicts(run).Should().Equal([.. Verdicts(Judge(Utf8(Csv))), "<root_account> notRelevant", "diego notRelevant"]);
        run.GetProperty("summary").GetProperty("byAccount").EnumerateArray().Select(account => $"{account.GetProperty("account")} {account.GetProperty("users")}")
            .Should().Equal("111122223333 4", "444455556666 2");
    }

    [Fact]
    public void Reports_of_several_accounts_put_together_in_one_file_are_told_apart()
    {
        string other = new ReportText { Account = "444455556666" }.Root().Row("alice", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

        foreach (byte[] both in new[] { Utf8(Csv + other), Utf8(Csv + "\n" + other), Utf8(Csv + other[(ReportText.Header.Length + 1)..]), [.. Zip(Utf8(Csv)), .. Zip(Utf8(other))] })
        {
            JsonElement run = Judge(both);

            Identities(run).Should().Equal([.. Identities(Judge(Utf8(Csv))), .. Identities(Judge(Utf8(other)))]);
            run.GetProperty("summary").GetProperty("byAccount").EnumerateArray().Select(account => $"{account.GetProperty("account")} {account.GetProperty("users")} {account.GetProperty("fail")}")
                .Should().Equal("111122223333 4 1", "444455556666 2 1");
            run.GetProperty("summary").GetProperty("complete").GetBoolean().Should().BeTrue();
        }
    }

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
    public void Gzip_of_several_members_that_ends_early_is_never_taken_for_whole()
    {
        byte[] first = Zip(Utf8(Csv));
        byte[] zipped = [.. first, .. Zip([]), .. Zip(Utf8("\n" + new ReportText().Row("diego")))];
        int[] whole = [first.Length, first.Length + Zip([]).Length, zipped.Length];
        for (int length = first.Length; length <= zipped.Length; length++)
        {
            ToolRun run = ToolRun.With(new ToolInput { Bytes = zipped[..length] }, "analyze", "-");

            run.Error.Contains("[broken-gzip]", StringComparison.Ordinal).Should().Be(!whole.Contains(length), $"{length} of {zipped.Length} bytes are there");
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("\0\0\0\0")]
    public void What_stands_behind_gzip_is_said(string behind) =>
        ToolRun.With(new ToolInput { Bytes = [.. Zip(Utf8(Csv)), .. Utf8(behind)] }, "analyze", "-").Error.Should()
            .Contain("The gzip data ends early, or something else stands behind it: rows may be missing. [broken-gzip]");

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
        Problem(Utf8("b'" + Written)).Should().Be("broken-string");
        Problem(Utf8("\"" + Written)).Should().Be("broken-string");
        Problem(Utf8("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><GetCredentialReportResponse>&e;</GetCredentialReportResponse>")).Should().Be("broken-xml");
    }

    [Theory]
    [InlineData("{0}<!-- a comment -->{1}")]
    [InlineData("{0}<![CDATA[{1}]]>")]
    [InlineData("<![CDATA[{0}]]><![CDATA[{1}]]>")]
    [InlineData("{0}<?page break?>{1}")]
    [InlineData("{0}&#10;{1}")]
    [InlineData("\n  {0}\n  <!---->\n  {1}\n")]
    public void Text_of_XML_may_come_in_parts(string parts)
    {
        string content = Content(Xml());
        string written = string.Format(CultureInfo.InvariantCulture, parts, content[..101], content[101..]);

        Check("aws-api-xml", Utf8(Xml().Replace(content, written, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Content", "{0}<x/>{1}", "'Content' holds another element, 'x', at line 1, column ")]
    [InlineData("Content", "<x>{0}</x>{1}", "'Content' holds another element, 'x', at line 1, column ")]
    [InlineData("Content", "{0}<Content>{1}</Content>", "'Content' holds another element, 'Content', at line 1, column ")]
    [InlineData("Content", "{0}</Content><Content>{1}", "The XML has a second element 'Content' at line 1, column ")]
    [InlineData("GeneratedTime", "{0}<x/>{1}", "'GeneratedTime' holds another element, 'x', at line 1, column ")]
    [InlineData("GeneratedTime", "{0}</GeneratedTime><GeneratedTime>{1}", "The XML has a second element 'GeneratedTime' at line 1, column ")]
    public void Text_of_XML_that_is_not_whole_is_refused(string element, string parts, string message)
    {
        string xml = string.Concat(Xml().Split('\n').Select(line => line.Trim()));
        string content = Content(xml, element);
        string written = string.Format(CultureInfo.InvariantCulture, parts, content[..8], content[8..]);

        ToolRun run = ToolRun.With(new ToolInput { Bytes = Utf8(xml.Replace(content, written, StringComparison.Ordinal)) }, "analyze", "-");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(message).And.Contain("[broken-xml]");
    }

    [Fact]
    public void Generated_time_of_XML_may_come_in_parts()
    {
        string time = Content(Xml(), "GeneratedTime");
        JsonElement run = Judge(Utf8(Xml().Replace(time, $"{time[..5]}<!-- -->{time[5..8]}<![CDATA[{time[8..]}]]>", StringComparison.Ordinal)));

        run.GetProperty("sources")[0].GetProperty("generatedAt").GetString().Should().Be(Judge(Utf8(Xml())).GetProperty("sources")[0].GetProperty("generatedAt").GetString());
    }

    private static string Content(string xml, string element = "Content") =>
        xml.Split($"<{element}>")[1].Split($"</{element}>")[0];

    private static void Check(string form, byte[] bytes)
    {
        JsonElement expected = Judge(Utf8(Csv));
        JsonElement actual = Judge(bytes);

        actual.GetProperty("sources")[0].GetProperty("form").GetString().Should().Be(form);
        actual.GetProperty("summary").GetRawText().Should().Be(expected.GetProperty("summary").GetRawText());
        actual.GetProperty("sources")[0].GetProperty("diagnostics").EnumerateArray().Should().NotContain(problem => problem.GetProperty("severity").GetString() == "error");
        Facts(actual).Should().Equal(Facts(expected));
    }

    private static IEnumerable<string> Facts(JsonElement run) => run.GetProperty("findings").EnumerateArray()
        .Select(finding => $"{finding.GetProperty("user")} {finding.GetProperty("verdict")} {finding.GetProperty("fingerprint")} {finding.GetProperty("cells").GetRawText()} {finding.GetProperty("derived").GetRawText()}");

    private static IEnumerable<string> Identities(JsonElement run) => run.GetProperty("findings").EnumerateArray()
        .Select(finding => $"{finding.GetProperty("user")} {finding.GetProperty("verdict")} {finding.GetProperty("fingerprint")} {finding.GetProperty("derived").GetRawText()}");

    private static IEnumerable<string> Verdicts(JsonElement run) => run.GetProperty("findings").EnumerateArray()
        .Select(finding => $"{finding.GetProperty("user")} {finding.GetProperty("verdict")}");

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

    private static string MarkdownRule => $"|{string.Join('|', Enumerable.Repeat("---", 22))}|";

    private static string MySqlRule => $"+{string.Join('+', Enumerable.Repeat("------", 22))}+";

    /// <summary>The report as a table with bars between the cells.</summary>
    /// <param name="line">What a line of it looks like.</param>
    /// <param name="rule">The line below the header.</param>
    private static string Bars(string line, string rule) =>
        string.Join('\n', Csv.Split('\n').Select(cells => string.Format(null, line, cells.Replace(",", " | ", StringComparison.Ordinal))).SelectMany((text, i) => i == 0 ? [text, rule] : new[] { text }));

    private static string Table(Func<string[], IEnumerable<string>> change) => Table((cells, _) => change(cells));

    /// <summary>The report with the cells of each line changed.</summary>
    private static string Table(Func<string[], int, IEnumerable<string>> change) =>
        string.Join('\n', Csv.Split('\n').Select((line, i) => string.Join(',', change(line.Split(','), i + 1))));

    /// <summary>The report with another name for each column.</summary>
    private static string Renamed(Func<string, string> rename) => Table((cells, line) => line == 1 ? cells.Select(rename) : cells);

    private static string Capitalized(string name, string between = "") =>
        string.Join(between, name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Quoted(string line) => string.Join(',', line.Split(',').Select(cell => $"\"{cell}\""));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Optimal)) gzip.Write(bytes);
        return zipped.ToArray();
    }
}
