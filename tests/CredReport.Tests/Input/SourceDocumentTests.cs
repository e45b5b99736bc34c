using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>Inputs that are reports, known by what they hold and not by their names.</summary>
public sealed class SourceDocumentTests
{
    private static readonly string Csv = new ReportText().Root().Row("alice").ToString();

    [Theory]
    [InlineData("", ',')]
    [InlineData("\uFEFF", ',')]
    [InlineData("\r\n \n", ',')]
    [InlineData("", ';')]
    [InlineData("", '\t')]
    [InlineData("\uFEFF", '|')]
    public void A_header_with_user_is_a_report_whatever_stands_between_the_cells(string before, char separator)
    {
        string text = before + Csv.Replace(',', separator);

        Opened opened = Open(Encoding.UTF8.GetBytes(text));

        opened.Should().BeEquivalentTo(new Opened("csv", separator, null, text, "", false));
    }

    [Theory]
    [InlineData("arn,profile")]
    [InlineData("profile,ARN")]
    [InlineData("\"user\",\"arn\"")]
    [InlineData("user")]
    [InlineData("x, User ,y")]
    [InlineData("user_name;user_arn;user_creation_time;mfa_active")]
    [InlineData("\"User Name\",\"User Creation Time\",\"MFA Active\"")]
    [InlineData("| userName | userArn | mfaActive | passwordEnabled |")]
    public void A_first_line_with_user_or_arn_or_more_columns_under_other_names_is_a_header(string header) => Open(Encoding.UTF8.GetBytes(header + "\nx")).Form.Should().Be("csv");

    [Theory]
    [InlineData("username,arns")]
    [InlineData("user name,mfa active,phone")]
    [InlineData("user name,mfa enabled,password last used date")]
    [InlineData("a user, an arn")]
    public void Another_first_line_is_none(string text) => Open(Encoding.UTF8.GetBytes(text)).Form.Should().BeNull();

    [Theory]
    [InlineData("2026-01-31T06:00:00Z")]
    [InlineData("2026-01-31T06:00:00+00:00")]
    [InlineData("2026-01-31 06:00:00+00:00")]
    [InlineData("not a time")]
    public void The_answer_of_the_AWS_CLI_is_opened_and_its_time_kept_as_it_stands(string time)
    {
        Opened opened = Open(Answer(Base64(Csv), time));

        opened.Should().BeEquivalentTo(new Opened("aws-cli-json", ',', time, Csv, "", false));
    }

    [Fact]
    public void Members_of_the_answer_may_stand_in_any_order_among_others_and_behind_a_byte_order_mark()
    {
        string json = $"\uFEFF\r\n {{ \"x\": [1, {{ \"Content\": 5 }}], \"GeneratedTime\": null, \"ReportFormat\": \"text/csv\", \"Content\": \"{Base64(Csv)}\" }}\n";

        Open(Encoding.UTF8.GetBytes(json)).Should().BeEquivalentTo(new Opened("aws-cli-json", ',', null, Csv, "", false));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Base64_may_be_wrapped_at_76(string lineEnd)
    {
        string wrapped = string.Join(lineEnd, Base64(Csv).Chunk(76).Select(line => new string(line)));

        Open(Answer(wrapped, "2026-01-31T06:00:00Z")).Text.Should().Be(Csv);
    }

    [Fact]
    public void Content_may_hold_the_CSV_itself()
    {
        string text = new ReportText().Row("alice", ("access_key_1_last_used_service", "é")).ToString().Replace(',', ';');

        Open(Answer(text, "2026-01-31T06:00:00Z")).Should().BeEquivalentTo(new Opened("aws-cli-json", ';', "2026-01-31T06:00:00Z", text, "", false));
    }

    [Fact]
    public void All_bytes_are_counted_and_hashed_once_even_when_the_text_is_read_twice()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Csv);
        using SourceDocument document = SourceDocument.Open(
            ReportInput.FromStream(new PortionStream(bytes, 100), "-"), hashes: true, keeps: true, new DiagnosticBag("-"));

        string first = Read(document);
        string second = Read(document);

        first.Should().Be(Csv);
        second.Should().Be(Csv);
        document.Finish().Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        document.Bytes.Should().Be(bytes.Length);
    }

    [Fact]
    public void The_hash_of_an_answer_is_that_of_its_own_bytes_and_not_of_the_CSV_in_it()
    {
        byte[] bytes = Answer(Base64(Csv), "2026-01-31T06:00:00Z");
        using SourceDocument document = SourceDocument.Open(ReportInput.FromBytes(bytes, "answer.json"), hashes: true, keeps: false, new DiagnosticBag("answer.json"));

        document.Finish().Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        document.Bytes.Should().Be(bytes.Length);
    }

    [Theory]
    [InlineData("credential-report.csv", "not-a-report", false)]
    [InlineData("credential-report.CSV", "not-a-report", false)]
    [InlineData("credential-report.csv.gz", "not-a-report", false)]
    [InlineData("README.txt", "other-file", true)]
    [InlineData("csv", "other-file", true)]
    public void In_a_folder_the_name_decides_whether_something_else_is_a_broken_report(string name, string code, bool isOther)
    {
        Opened opened = OpenInFolder(name, "hello"u8.ToArray());

        opened.IsOther.Should().Be(isOther);
        opened.Problem.Should().StartWith(code + ": ");
    }

    [Theory]
    [InlineData("{\"Content\": \"dXNlcixh", "broken-json")]
    [InlineData("{\"Content\": 5}", "missing-content")]
    [InlineData("{\"Content\": \"no base64 at all!\"}", "content-not-base64")]
    [InlineData("{\"Content\": \"aGVsbG8=\"}", "not-a-report")]
    public void In_a_folder_JSON_with_Content_is_a_broken_report_whatever_its_name(string json, string code)
    {
        Opened opened = OpenInFolder("notes.txt", Encoding.UTF8.GetBytes(json));

        opened.IsOther.Should().BeFalse();
        opened.Problem.Should().StartWith(code + ": ");
    }

    [Fact]
    public void In_a_folder_other_JSON_is_some_other_file() => OpenInFolder("package.json", "{\"name\": \"x\"}"u8.ToArray()).Should().BeEquivalentTo(new Opened(
        null, ',', null, null,
        "other-file: Not a credential report, and not judged: found JSON that is not the answer of 'aws iam get-credential-report'.", true));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[] Answer(string content, string time) =>
        JsonSerializer.SerializeToUtf8Bytes(new { Content = content, ReportFormat = "text/csv", GeneratedTime = time });

    private static Opened OpenInFolder(string name, byte[] bytes)
    {
        using TemporaryFolder folder = new();
        folder.Write(name, bytes);
        return Opened.From(ReportInput.FromPath(folder.Path).Single());
    }

    private static Opened Open(byte[] bytes) => Opened.From(ReportInput.FromBytes(bytes, "report"));

    private static string Read(SourceDocument document)
    {
        using StreamReader reader = new(document.OpenText(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        return reader.ReadToEnd();
    }

    /// <summary>What became of an input.</summary>
    private sealed record Opened(string? Form, char Separator, string? GeneratedTime, string? Text, string Problem, bool IsOther)
    {
        public static Opened From(ReportInput input)
        {
            DiagnosticBag diagnostics = new(input.Name);
            using SourceDocument document = SourceDocument.Open(input, hashes: false, keeps: false, diagnostics);
            string problems = string.Join("\n", diagnostics.Items.Select(problem => $"{problem.Code}: {problem.Message}"));
            return new Opened(document.Form, document.Separator, document.GeneratedTime, document.Form is null ? null : Read(document), problems, document.IsOtherFile);
        }
    }
}
