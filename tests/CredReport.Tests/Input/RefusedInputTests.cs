using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>An input that is no report is told what it is and what was expected.</summary>
public sealed class RefusedInputTests
{
    private const string Expected = ": expected the CSV of a credential report, whose header begins 'user,arn,user_creation_time', or the JSON answer of 'aws iam get-credential-report'.";

    private const string ExpectedInside = ": expected the CSV of a credential report, whose header begins 'user,arn,user_creation_time'.";

    private const string NoContent = "missing-content: The JSON has no text 'Content': the answer of 'aws iam get-credential-report' holds the report there, in base64.";

    private const string NoBase64 = "content-not-base64: 'Content' is neither base64 nor the text of a report: the answer of 'aws iam get-credential-report' holds the report there, in base64.";

    /// <summary>Text for text, bytes as hexadecimal digits behind <c>0x</c>.</summary>
    [Theory]
    [InlineData("", "empty-file: The input is empty: expected a credential report.")]
    [InlineData("0x504B0304140000", "not-a-report: Found a zip archive or a spreadsheet" + Expected)]
    [InlineData("0x1F8B0800", "broken-gzip: The gzip data ends early, or something else stands behind it: rows may be missing.")]
    [InlineData("%PDF-1.7", "not-a-report: Found a PDF" + Expected)]
    [InlineData("<!DOCTYPE html>\n<html>", "not-a-report: Found a web page" + Expected)]
    [InlineData("\n  <HTML lang=\"en\">", "not-a-report: Found a web page" + Expected)]
    [InlineData("0x7F454C4602010100", "not-a-report: Found binary data" + Expected)]
    [InlineData("0xFFFE610062006300", "not-a-report: Found text that begins with 'abc'" + Expected)]
    [InlineData("0xFEFF006100620063", "not-a-report: Found text that begins with 'abc'" + Expected)]
    [InlineData(" \r\n\t\n", "not-a-report: Found nothing but white space" + Expected)]
    [InlineData("\uFEFF", "not-a-report: Found nothing but white space" + Expected)]
    [InlineData("\uFEFF\nname,value\n1,2", "not-a-report: Found text that begins with 'name,value'" + Expected)]
    [InlineData("1234567890123456789012345678901234567890", "not-a-report: Found text that begins with '1234567890123456789012345678901234567890'" + Expected)]
    [InlineData("12345678901234567890123456789012345678901", "not-a-report: Found text that begins with '1234567890123456789012345678901234567890…'" + Expected)]
    [InlineData("<root_account>,arn:aws:iam::111122223333:root,2015-03-01T10:00:00Z,true", "not-a-report: Found rows of a credential report whose header is missing" + Expected)]
    [InlineData("\"alice\";\"arn:aws-cn:iam::111122223333:user/alice\";true", "not-a-report: Found rows of a credential report whose header is missing" + Expected)]
    [InlineData("0,alice\tarn:aws:iam::111122223333:user/alice\ttrue", "not-a-report: Found rows of a credential report whose header is missing" + Expected)]
    [InlineData("<root_account>,2015-03-01T10:00:00Z,true", "not-a-report: Found rows of a credential report whose header is missing" + Expected)]
    [InlineData("queue,arn:aws:sqs:us-east-1:111122223333:queue,true", "not-a-report: Found text that begins with 'queue,arn:aws:sqs:us-east-1:111122223333…'" + Expected)]
    [InlineData("[{\"user\": \"alice\"}]", NoContent)]
    [InlineData("[1, 2]", "not-a-report: Found text that begins with '[1, 2]'" + Expected)]
    [InlineData("{}", NoContent)]
    [InlineData("{\"user\": \"alice\"}", NoContent)]
    [InlineData("{\"contents\": \"dXNlcixhcm4=\"}", NoContent)]
    [InlineData("{\"Content\": null}", NoContent)]
    [InlineData("{\"1\": {\"2\": {\"3\": {\"4\": {\"5\": {\"6\": {\"7\": {\"8\": {\"9\": {\"Content\": \"dXNlcixhcm4=\"}}}}}}}}}}", NoContent)]
    [InlineData("{\"Content\": \"dXNlcixhcm4=\", \"content\": \"dXNlcixhcm4=\"}", "broken-json: The JSON has 'Content' twice in one object: which of the two is AWS's cannot be known.")]
    [InlineData("dXNlcixhcm4sYQ==\t2026-01-31T06:00:00+00:00\ttext/csv\tuser,arn", "content-not-base64: After the report, something else stands on its line: expected its time and 'text/csv', as 'aws iam get-credential-report --output text' prints them.")]
    [InlineData("{\"Content\": \"no base64, no report\"}", NoBase64)]
    [InlineData("{\"Content\": \"dXNlcixhcm4\"}", NoBase64)]
    [InlineData("{\"Content\": \"aGVsbG8=\"}", "not-a-report: 'Content' holds text that begins with 'hello'" + ExpectedInside)]
    [InlineData("{\"Content\": \"H4sIAAAA\"}", "not-a-report: 'Content' holds gzip-compressed data" + ExpectedInside)]
    [InlineData("{\"Content\": \"\"}", "not-a-report: 'Content' holds nothing but white space" + ExpectedInside)]
    public void Refusals_say_what_was_found_and_what_was_expected(string content, string problem)
    {
        byte[] bytes = content.StartsWith("0x", StringComparison.Ordinal) ? Convert.FromHexString(content[2..]) : Encoding.UTF8.GetBytes(content);

        Open(ReportInput.FromBytes(bytes, "report")).Should().Equal(problem);
    }

    [Theory]
    [InlineData("{", "line 1, byte 2")]
    [InlineData("{\"Content\": \"dXNlcixhcm4", "line 1, byte ")]
    [InlineData("{\n\"Content\": \"dXNlcixhcm4=\",\n\"Gen", "line 3, byte ")]
    [InlineData("{\"Content\": \"dXNlcixhcm4=\"} {", "line 1, byte ")]
    [InlineData("{\"Content\": \"dXNlcixhcm4=\" // a comment\n}", "line 1, byte ")]
    [InlineData("{user,arn", "line 1, byte 2")]
    public void JSON_that_ends_early_or_is_none_is_refused_with_the_place(string json, string place) =>
        Open(ReportInput.FromBytes(Encoding.UTF8.GetBytes(json), "report")).Should().ContainSingle()
            .Which.Should().StartWith($"broken-json: The JSON ends early or is malformed at {place}").And.EndWith(": expected the whole answer of 'aws iam get-credential-report'.");

    [Theory]
    [InlineData("{\"Content\": \"\\ud800 user,arn\"}")]
    [InlineData("{\"GeneratedTime\": \"\\udc00\", \"Content\": \"dXNlcixhcm4=\"}")]
    public void JSON_that_is_not_Unicode_is_refused(string json) =>
        Open(ReportInput.FromBytes(Encoding.UTF8.GetBytes(json), "report")).Should()
            .Equal("broken-json: The JSON holds text that is not Unicode: expected the answer of 'aws iam get-credential-report'.");

    [Fact]
    public void Every_beginning_of_an_answer_is_refused_but_the_whole()
    {
        byte[] json = Encoding.UTF8.GetBytes($"{{\"Content\": \"{Convert.ToBase64String(new ReportText().Root().ToBytes())}\", \"GeneratedTime\": \"2026-01-31T06:00:00Z\"}}");
        for (int length = 1; length < json.Length; length++)
            Open(ReportInput.FromBytes(json[..length], "report")).Should().ContainSingle("{0} bytes are there", length).Which.Should().StartWith("broken-json: ");

        Open(ReportInput.FromBytes(json, "report")).Should().BeEmpty();
    }

    [Fact]
    public void JSON_over_64_MiB_is_not_held_in_memory()
    {
        byte[] bytes = new byte[(64 * 1024 * 1024) + 1];
        Array.Fill(bytes, (byte)' ');
        bytes[0] = (byte)'{';
        bytes[^1] = (byte)'}';

        Open(ReportInput.FromBytes(bytes, "report")).Should()
            .Equal("too-large: The answer has more than 67108864 bytes: that for the 5,000 users that an account can have takes a tenth of it.");
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("report.csv");
        string inFolder = folder.At("missing/report.csv");

        Open(ReportInput.FromFile(path)).Should().Equal($"missing-file: There is no file or folder '{path}'.");
        Open(ReportInput.FromFile(inFolder, "report")).Should().Equal("missing-file: There is no file or folder 'report'.");
    }

    [Fact]
    public void The_absolute_path_of_a_file_that_cannot_be_read_is_not_told()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("loop.csv");
        File.CreateSymbolicLink(path, path);

        Open(ReportInput.FromFile(path, "loop.csv")).Should().ContainSingle().Which.Should().StartWith("unreadable-file: The file 'loop.csv' cannot be read: ").And.NotContain(folder.Path);
    }

    [Fact]
    public void A_stream_that_may_not_be_read_or_breaks_off_is_reported_as_such()
    {
        Open(ReportInput.FromStream(new FailingStream([], new UnauthorizedAccessException("denied")), "report")).Should()
            .Equal("unreadable-file: Permission denied: the file 'report' may not be read.");
        Open(ReportInput.FromStream(new FailingStream([], new IOException("The disk is gone.")), "report")).Should()
            .Equal("unreadable-file: The file 'report' cannot be read: The disk is gone.");
    }

    [Fact]
    public void A_file_that_cannot_be_read_to_its_end_can_be_read_again_and_is_reported_once()
    {
        FailingStream stream = new(new ReportText().Row(new string('x', 100_000)).ToBytes(), new IOException("The disk is gone."), seeks: true);
        DiagnosticBag diagnostics = new("report");
        using SourceDocument document = SourceDocument.Open(ReportInput.FromStream(stream, "report"), hashes: true, keeps: true, diagnostics);
        for (int pass = 0; pass < 2; pass++)
        {
            Stream text = document.OpenText();
            text.ReadByte().Should().Be('u');
            Action readOn = () => text.CopyTo(Stream.Null);
            document.Report(readOn.Should().Throw<IOException>().Which);
        }

        document.Finish().Should().BeNull();
        diagnostics.Items.Select(problem => problem.Code).Should().Equal("unreadable-file");
    }

    private static IEnumerable<string> Open(ReportInput input)
    {
        DiagnosticBag diagnostics = new(input.Name);
        using SourceDocument document = SourceDocument.Open(input, hashes: false, keeps: false, diagnostics);
        (document.Form is null).Should().Be(diagnostics.HasErrors);
        document.IsOtherFile.Should().BeFalse();
        return diagnostics.Items.Select(problem => $"{problem.Code}: {problem.Message}");
    }
}
