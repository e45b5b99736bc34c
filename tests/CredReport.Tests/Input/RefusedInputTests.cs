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
    private const string Expected = ": expected the CSV of a credential report, with a header that begins 'user,arn,user_creation_time', or the JSON answer of 'aws iam get-credential-report'.";

    private const string ExpectedInside = ": expected the CSV of a credential report, with a header that begins 'user,arn,user_creation_time'.";

    private const string NoHeader = ": the first line, which begins 'user,arn,user_creation_time', was left out: pass the report whole.";

    private const string NoContent = "missing-content: The JSON has no text 'Content': the answer of 'aws iam get-credential-report' holds the report there, in base64.";

    private const string NoBase64 = "content-not-base64: 'Content' is neither base64 nor the text of a report: the answer of 'aws iam get-credential-report' holds the report there, in base64.";

    /// <summary>Text for text, bytes as hexadecimal digits behind <c>0x</c>.</summary>
    [Theory]
    [InlineData("", "empty-file: The input is empty: expected a credential report.")]
    [InlineData("0x504B0304140000", "not-a-report: Found a zip archive or a spreadsheet" + Expected)]
    [InlineData("0x1F8B0800", "broken-gzip: The gzip data ends early, or something else follows it: rows may be missing.")]
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
    [InlineData("<root_account>,arn:aws:iam::111122223333:root,2015-03-01T10:00:00Z,true", "not-a-report: Found rows of a credential report without its header" + NoHeader)]
    [InlineData("\"alice\";\"arn:aws-cn:iam::111122223333:user/alice\";true", "not-a-report: Found rows of a credential report without its header" + NoHeader)]
    [InlineData("0,alice\tarn:aws:iam::111122223333:user/alice\ttrue", "not-a-report: Found rows of a credential report without its header" + NoHeader)]
    [InlineData("<root_account>,2015-03-01T10:00:00Z,true", "not-a-report: Found rows of a credential report without its header" + NoHeader)]
    [InlineData("queue,arn:aws:sqs:us-east-1:111122223333:queue,true", "not-a-report: Found text that begins with 'queue,arn:aws:sqs:us-east-1:111122223333…'" + Expected)]
    [InlineData("[{\"user\": \"alice\"}]", NoContent)]
    [InlineData("[1, 2]", "not-a-report: Found text that begins with '[1, 2]'" + Expected)]
    [InlineData("{}", NoContent)]
    [InlineData("{\"user\": \"alice\"}", NoContent)]
    [InlineData("{\"contents\": \"dXNlcg==\"}", NoContent)]
    [InlineData("{\"Content\": null}", NoContent)]
    [InlineData("{\"1\": {\"2\": {\"3\": {\"4\": {\"5\": {\"6\": {\"7\": {\"8\": {\"9\": {\"Content\": \"dXNlcixhcm4=\"}}}}}}}}}}", NoContent)]
    [InlineData("{\"Content\": \"dXNlcixhcm4=\", \"content\": \"dXNlcixhcm4=\"}", "broken-json: The JSON has 'Content' twice in one object: which of the two is AWS's cannot be known.")]
    [InlineData("dXNlcixhcm4sYQ==\t2026-01-31T06:00:00+00:00\ttext/csv\tuser,arn", "content-not-base64: After the report, its line continues with something else: expected its time and 'text/csv', as 'aws iam get-credential-report --output text' prints them.")]
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

    /// <summary>What people have in place of a report is named, with what to do; a secret is never shown.</summary>
    [Theory]
    [InlineData("\nAn error occurred (ReportNotPresent) when calling the GetCredentialReport operation: No report is present for account\n",
        "the error ReportNotPresent of AWS: there was no report of the account yet: run 'aws iam generate-credential-report' until it answers COMPLETE, then 'aws iam get-credential-report'.")]
    [InlineData("{\"Error\":{\"Code\":\"ReportInProgress\",\"Message\":\"...\"}}",
        "the error ReportInProgress of AWS: the report was still being generated: wait some seconds, and run 'aws iam get-credential-report' again.")]
    [InlineData("<ErrorResponse><Error><Code>ReportExpired</Code></Error></ErrorResponse>",
        "the error ReportExpired of AWS: the last report was too old: run 'aws iam generate-credential-report' until it answers COMPLETE, then 'aws iam get-credential-report'.")]
    [InlineData("An error occurred (AccessDenied) when calling the GetCredentialReport operation: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:GetCredentialReport",
        "the error AccessDenied of AWS: the caller may not read the report: it needs iam:GetCredentialReport, and iam:GenerateCredentialReport to generate one.")]
    [InlineData("An error occurred (Throttling) when calling the GetCredentialReport operation (reached max retries: 4): Rate exceeded",
        "an error of AWS that passes: AWS could not answer at that time: run 'aws iam get-credential-report' again later.")]
    [InlineData("Unable to locate credentials. You can configure credentials by running \"aws configure\".",
        "an error of AWS about the caller's credentials: the caller was not signed in: sign in again, and run 'aws iam get-credential-report' again.")]
    [InlineData("An error occurred (NoSuchEntity) when calling the GetCredentialReport operation: no", "an error of AWS: run 'aws iam get-credential-report' again, and see to what it says.")]
    [InlineData("Traceback (most recent call last):\n  File \"get.py\", line 1\nKeyError: 'Content'\n", "the error of a Python program, which ends in 'KeyError: 'Content'': run it again, and pass the report.")]
    [InlineData("{\n    \"State\": \"STARTED\",\n    \"Description\": \"No report exists. Starting a new report generation task\"\n}",
        "the answer of 'aws iam generate-credential-report': the report was not ready yet: run it until it answers COMPLETE, then 'aws iam get-credential-report'.")]
    [InlineData("STARTED\tNo report exists. Starting a new report generation task\n",
        "the answer of 'aws iam generate-credential-report': the report was not ready yet: run it until it answers COMPLETE, then 'aws iam get-credential-report'.")]
    [InlineData("<GenerateCredentialReportResponse><GenerateCredentialReportResult><State>COMPLETE</State></GenerateCredentialReportResult></GenerateCredentialReportResponse>",
        "the answer of 'aws iam generate-credential-report': the report is ready: run 'aws iam get-credential-report', and pass its answer.")]
    [InlineData("{\"Content\": {\"CanRead\": true, \"CanSeek\": true, \"Length\": 1400}}",
        "the properties of a stream that PowerShell wrote in place of the report: use 'Get-IAMCredentialReport -AsTextArray > report.csv'.")]
    [InlineData("----------------------------------------\n|           GetCredentialReport        |\n", "a table that 'aws --output table' printed: its lines are cut: use 'aws iam get-credential-report --output json'.")]
    [InlineData("AKIAEXAMPLEEXAMPLE12,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "a file with an access key: it is not a report; keep it secret, and delete the key if others could read the file.")]
    [InlineData("Access key ID,Secret access key\nx,y", "a file with an access key: it is not a report; keep it secret, and delete the key if others could read the file.")]
    [InlineData("[default]\naws_access_key_id = x\naws_secret_access_key = y", "a file with an access key: it is not a report; keep it secret, and delete the key if others could read the file.")]
    [InlineData("{\"AccessKey\": {\"SecretAccessKey\": \"x\"}}", "a file with an access key: it is not a report; keep it secret, and delete the key if others could read the file.")]
    [InlineData("{\"Users\": [{\"Path\": \"/\", \"UserName\": \"alice\"}]}", "the answer of 'aws iam list-users': it says nothing about keys.")]
    [InlineData("{\"UserDetailList\": []}", "the answer of 'aws iam get-account-authorization-details': it says nothing about passwords.")]
    [InlineData("user,user_creation_time,user_last_logon,password_exist\nalice,2025-01-10T08:00:00Z,-,TRUE", "a credential report of Alibaba Cloud: its columns mean other things than AWS's.")]
    [InlineData("0x377ABCAF271C0004", "a 7z archive: unpack or export it, and pass the CSV.")]
    [InlineData("0x53514C69746520666F726D6174203300", "a SQLite database: unpack or export it, and pass the CSV.")]
    [InlineData("0xD0CF11E0A1B11AE1", "an Excel workbook: save the sheet as CSV; better, pass the report as AWS generated it, since a spreadsheet rewrites dates and cuts off their seconds.")]
    public void What_is_known_to_be_in_place_of_a_report_is_named_with_what_to_do(string content, string expected)
    {
        byte[] bytes = content.StartsWith("0x", StringComparison.Ordinal) ? Convert.FromHexString(content[2..]) : Encoding.UTF8.GetBytes(content);
        using TemporaryFolder folder = new();
        folder.Write("reports/report.csv", new ReportText().Root().ToString());
        folder.Write("reports/other", bytes);

        Open(ReportInput.FromBytes(bytes, "report")).Should().Equal($"not-a-report: Found {expected}");
        ToolRun.Of("analyze", folder.At("reports")).ExitCode.Should().Be(3);
    }

    [Theory]
    [InlineData("{", "line 1, byte 2")]
    [InlineData("{\"Content\": \"dXNlcixhcm4", "line 1, byte ")]
    [InlineData("{\n\"Content\": \"dXNlcixhcm4=\",\n\"Gen", "line 3, byte ")]
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
