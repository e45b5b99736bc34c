using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>An input that holds several reports is judged as they are: each by itself, and none is lost.</summary>
public sealed class InputPartsTests
{
    private const string Time = "2026-01-31T06:00:00+00:00";

    /// <summary>An answer in a form that may be followed by others.</summary>
    private static readonly (string Name, Func<string, string> Write)[] Forms =
    [
        ("text", csv => $"{Base64(csv)}\t{Time}\ttext/csv\n"),
        ("base64", csv => Base64(csv) + "\n"),
        ("base64 without padding in between", csv => string.Join("\r\n", Base64(csv).Chunk(76).Select(line => new string(line))) + "\r\n"),
        ("JSON", Json),
        ("JSON in a list", csv => $"[{Json(csv)}]"),
        ("JSON in what another program recorded", csv => $"{{\"status\": 200, \"data\": {{\"Payload\": {Json(csv)}, \"ResponseMetadata\": {{\"RetryAttempts\": 0}}}}}}"),
        ("JSON with lower-case keys", csv => Json(csv).Replace("Content", "content", StringComparison.Ordinal).Replace("GeneratedTime", "generatedTime", StringComparison.Ordinal)),
        ("JSON with renamed keys", csv => $"{{\"C\": \"{Base64(csv)}\", \"G\": \"{Time}\"}}"),
        ("JSON in a text", csv => $"{{\"body\": {JsonSerializer.Serialize(Json(csv))}}}"),
        ("records", csv => JsonSerializer.Serialize(ReportText.Records(csv))),
        ("YAML", csv => $"Content: {Base64(csv)}\nGeneratedTime: '{Time}'\nReportFormat: text/csv\n"),
        ("a stream of YAML", csv => $"- Content: {Base64(csv)}\n  GeneratedTime: '{Time}'\n  ReportFormat: text/csv\n"),
        ("a document of YAML", csv => $"---\nContent: {Base64(csv)}\nGeneratedTime: '{Time}'\n"),
        ("Python's dictionary", csv => $"{{'Content': b'{csv.Replace("\n", "\\n", StringComparison.Ordinal)}', 'GeneratedTime': datetime.datetime(2026, 1, 31, 6, 0, tzinfo=tzutc())}}\n"),
        ("base64 between marks", csv => $"-----BEGIN CERTIFICATE-----\n{Base64(csv)}\n-----END CERTIFICATE-----\n"),
        ("text under a label", csv => $"=== dev ===\n{Base64(csv)}\t{Time}\ttext/csv\n"),
        ("JSON behind a command", csv => $"\n$ aws iam get-credential-report --profile prod\n{Json(csv)}\n"),
        ("XML", csv => $"<GetCredentialReportResponse><GetCredentialReportResult><Content>{Base64(csv)}</Content></GetCredentialReportResult></GetCredentialReportResponse>\n"),
        ("Python's bytes", csv => $"b'{csv.Replace("\n", "\\n", StringComparison.Ordinal)}'\n"),
    ];

    [Fact]
    public void Of_two_to_five_reports_in_any_forms_each_is_judged()
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        List<int[]> choices = [.. Enumerable.Range(0, Forms.Length).SelectMany(first => Enumerable.Range(0, Forms.Length).Select(second => new[] { first, second }))];
        for (int i = 0; i < 60; i++) choices.Add([.. Enumerable.Range(0, random.Next(3, 6)).Select(_ => random.Next(Forms.Length))]);

        foreach (int[] choice in choices)
        {
            string text = string.Concat(choice.Select((form, i) => Forms[form].Write(Report(i))));

            (string[] verdicts, bool complete, int exitCode) = Judge(Utf8(text));

            string because = $"seed {seed}: {string.Join(", ", choice.Select(form => Forms[form].Name))}";
            verdicts.Should().Equal(choice.SelectMany((_, i) => new[] { "<root_account> notRelevant", $"user{i} fail" }), because);
            complete.Should().BeTrue(because);
            exitCode.Should().Be(1, because);
        }
    }

    /// <summary>A CSV is read as it streams by, so that what follows in another form may be refused, but is never passed over.</summary>
    [Fact]
    public void Of_a_CSV_and_a_report_in_any_form_neither_vanishes_without_an_error()
    {
        foreach ((string name, Func<string, string> write) in Forms)
        {
            foreach (string text in new[] { $"{Report(0)}\n{write(Report(1))}", $"{Report(0)}{write(Report(1))}", $"{write(Report(1))}\n{Report(0)}" })
            {
                (string[] verdicts, bool complete, int exitCode) = Judge(Utf8(text));

                bool isWhole = complete && exitCode == 1 && verdicts.Length == 4;
                bool isSaid = !complete && exitCode is 2 or 3;
                (isWhole || isSaid).Should().BeTrue($"a CSV and {name}: {string.Join(", ", verdicts)}, exit code {exitCode}");
            }
        }
    }

    [Theory]
    [InlineData("An error occurred (AccessDenied) when calling the GetCredentialReport operation: no")]
    [InlineData("{\"Error\": {\"Code\": \"ReportNotPresent\"}}")]
    [InlineData("{\"Content\": \"dXNlcixh")]
    public void What_is_no_report_between_reports_makes_the_run_incomplete(string other)
    {
        foreach ((_, Func<string, string> write) in Forms)
        {
            (string[] verdicts, bool complete, int exitCode) = Judge(Utf8($"{write(Report(0))}{write(Report(1))}\n{other}"));

            verdicts.Should().Equal("<root_account> notRelevant", "user0 fail", "<root_account> notRelevant", "user1 fail");
            complete.Should().BeFalse();
            exitCode.Should().Be(3);
        }
    }

    [Fact]
    public void Lists_and_maps_of_answers_are_judged_whole_and_an_error_among_them_is_no_answer()
    {
        const string error = "{\"Error\": {\"Code\": \"AccessDenied\"}}";

        Judge(Utf8($"[{Json(Report(0))}, {Json(Report(1))}]")).ExitCode.Should().Be(1);
        Judge(Utf8($"{{\"111122223333\": {Json(Report(0))}, \"444455556666\": {Json(Report(1))}}}")).ExitCode.Should().Be(1);
        Judge(Utf8($"[{Json(Report(0))}, {error}, {Json(Report(1))}]")).Should().BeEquivalentTo((new[] { "<root_account> notRelevant", "user0 fail", "<root_account> notRelevant", "user1 fail" }, false, 3));
        Judge(Utf8($"{{\"111122223333\": {Json(Report(0))}, \"222233334444\": {error}, \"444455556666\": {Json(Report(1))}}}")).ExitCode.Should().Be(3);
    }

    [Fact]
    public void Each_answer_has_its_own_name_and_time()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("all.json", Json(Report(0)) + Json(Report(1)).Replace("2026-01-31", "2026-01-15", StringComparison.Ordinal));

        JsonElement run = JsonDocument.Parse(ToolRun.Of("analyze", path, "-f", "json").Output).RootElement;

        run.GetProperty("sources").EnumerateArray().Select(source => $"{source.GetProperty("name")} {source.GetProperty("generatedAt")}")
            .Should().Equal($"{path}#1 2026-01-31T06:00:00Z", $"{path}#2 2026-01-15T06:00:00Z");
    }

    [Theory]
    [InlineData("1769839200", "2026-01-31T06:00:00Z")]
    [InlineData("1769839200.5", "2026-01-31T06:00:00Z")]
    [InlineData("1769839200500", "2026-01-31T06:00:00Z")]
    public void A_time_may_be_a_number(string number, string expected)
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = Utf8(Json(Report(0)).Replace($"\"{Time}\"", number, StringComparison.Ordinal)) }, "analyze", "-", "-f", "json");

        JsonDocument.Parse(run.Output).RootElement.GetProperty("sources")[0].GetProperty("generatedAt").GetString().Should().Be(expected);
    }

    [Fact]
    public void A_zip_archive_is_a_folder_of_its_files()
    {
        using TemporaryFolder folder = new();
        byte[] archive = Archive(("b/two.json", Json(Report(1)) + Json(Report(2))), ("a.csv", Report(0)), ("notes.txt", "Ask for the reports."), ("__MACOSX/._a.csv", "\0\u0005"));
        string path = folder.Write("reports.zip", archive);

        ToolRun run = ToolRun.Of("analyze", path, "-f", "json", "--show", "all");

        JsonDocument.Parse(run.Output).RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString())
            .Should().Equal($"{path}/a.csv", $"{path}/b/two.json#1", $"{path}/b/two.json#2", $"{path}/notes.txt");
        run.Error.Should().StartWith($"{path}/notes.txt: warning: Not a credential report, and not judged: found text that begins with 'Ask for the reports.'. [other-file]");
        run.ExitCode.Should().Be(1);
        Verdicts(run).Should().HaveCount(6);
        Verdicts(ToolRun.With(new ToolInput { Bytes = archive }, "analyze", "-", "-f", "json", "--show", "all")).Should().Equal(Verdicts(run));
    }

    /// <summary>Analysis and package find the same inputs: a package is analyzed from parts that were found before.</summary>
    [Fact]
    public void An_archive_in_an_archive_is_not_opened_by_an_analysis_nor_by_a_package_of_evidence()
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (Stream file = archive.CreateEntry("a.csv").Open()) file.Write(Utf8(Report(0)));
            using Stream inner = archive.CreateEntry("credentials.zip").Open();
            inner.Write(Archive(("b.csv", Report(1)), ("c.csv", Report(2))));
        }

        byte[] zip = MadePackage.Of([ReportInput.FromBytes(bytes.ToArray(), "reports.zip")]);

        JsonDocument.Parse(PackageZip.Read(zip).Text("data/evaluation.json")).RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString())
            .Should().Equal("data/source/0001-a.csv", "data/source/0002-credentials.zip");
        MadePackage.Verify(zip).Differences().Should().BeEmpty();
        Judge(bytes.ToArray()).Should().BeEquivalentTo((new[] { "<root_account> notRelevant", "user0 fail" }, false, 3));
    }

    [Fact]
    public void The_bound_on_what_is_unpacked_holds_for_files_of_an_archive()
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = Archive(("a.csv", Report(0))) }, "analyze", "-", "--max-inflated", "100");

        run.ExitCode.Should().BeOneOf(2, 3);
        run.Error.Should().StartWith("-/a.csv: error: The file in the archive has more than 100 bytes: what follows was not judged. Pass the report by itself. [too-large]");
    }

    [Fact]
    public void A_damaged_archive_never_looks_whole()
    {
        byte[] archive = Archive(("a.csv", Report(0)), ("b.csv", Report(1)));
        for (int length = 4; length < archive.Length; length += 7)
        {
            Judge(archive[..length]).ExitCode.Should().BeOneOf([2, 3], $"of {archive.Length} bytes there are {length}");
        }
    }

    [Theory]
    [InlineData("444455556666.txt", "Access denied.")]
    [InlineData("CredentialReport.txt", "Access denied.")]
    [InlineData("production.txt", "An error occurred (ReportNotPresent) when calling the GetCredentialReport operation: no report")]
    [InlineData("production.txt", "alice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z,true")]
    [InlineData("production.json", "{\"Error\": {\"Code\": \"AccessDenied\"}}")]
    [InlineData("production.xml", "<ErrorResponse><Error><Code>ReportInProgress</Code></Error></ErrorResponse>")]
    [InlineData("production.json", "{\"State\": \"STARTED\"}")]
    [InlineData("production.txt", "name;password_enabled;mfa")]
    public void A_file_of_a_folder_that_was_to_be_a_report_makes_the_run_incomplete(string name, string content)
    {
        using TemporaryFolder folder = new();
        folder.Write("reports/a.csv", Report(0));
        folder.Write($"reports/{name}", content);

        ToolRun run = ToolRun.Of("analyze", folder.At("reports"));

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain($"{name}: error: ").And.NotContain("other-file");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tar_archive_is_a_folder_of_its_files(bool isCompressed)
    {
        using TemporaryFolder folder = new();
        byte[] archive = Tar(("./b/two.json", Json(Report(1)) + Json(Report(2))), ("a.csv", Report(0)), ("./.hidden", "x"), ("notes.txt", "Ask for the reports."));
        if (isCompressed) archive = Gzip(archive);
        string path = folder.Write("reports.tar", archive);

        ToolRun run = ToolRun.Of("analyze", path, "-f", "json", "--show", "all");

        JsonDocument.Parse(run.Output).RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString())
            .Should().Equal($"{path}/a.csv", $"{path}/b/two.json#1", $"{path}/b/two.json#2", $"{path}/notes.txt");
        run.ExitCode.Should().Be(1);
        Verdicts(run).Should().HaveCount(6);
        Verdicts(ToolRun.With(new ToolInput { Bytes = archive }, "analyze", "-", "-f", "json", "--show", "all")).Should().Equal(Verdicts(run));
    }

    [Fact]
    public void A_tar_archive_that_is_cut_off_is_never_taken_for_whole()
    {
        byte[] archive = Tar(("a.csv", Report(0)), ("b.csv", Report(1)));
        for (int length = 600; length < archive.Length - 1024; length += 97)
        {
            ToolRun run = ToolRun.With(new ToolInput { Bytes = archive[..length] }, "analyze", "-");

            run.ExitCode.Should().BeOneOf([2, 3], $"{length} of {archive.Length} bytes are there");
        }
    }

    [Theory]
    [InlineData("AWS IAM Credential Report\n\n", "1 line that is not part of a report was skipped; the first is 'AWS IAM Credential Report'.")]
    [InlineData("# downloaded\n$ cat report.csv\n", "2 lines that are not part of a report were skipped; the first is '# downloaded'.")]
    public void Lines_before_a_report_are_skipped_and_counted(string before, string expected)
    {
        foreach (string report in new[] { Report(0), Json(Report(0)), Base64(Report(0)) })
        {
            ToolRun run = ToolRun.With(new ToolInput { Bytes = Utf8(before + report) }, "analyze", "-", "-f", "json");

            run.Error.Should().Contain($"-: warning: {expected} [skipped-lines]");
            run.ExitCode.Should().Be(1);
            if (report == Report(0)) JsonDocument.Parse(run.Output).RootElement.GetProperty("findings")[0].GetProperty("line").GetInt64().Should().Be(before.Count(one => one == '\n') + 3);
        }
    }

    [Theory]
    [InlineData("An error occurred (AccessDenied) when calling the GetCredentialReport operation: no")]
    [InlineData("Unable to locate credentials. You can configure credentials by running \"aws configure\".")]
    [InlineData("Connect timeout on endpoint URL: \"https://iam.amazonaws.com/\"")]
    public void What_says_that_something_failed_is_never_skipped(string failure)
    {
        foreach (string report in new[] { Report(0), Json(Report(0)), Base64(Report(0)) })
        {
            ToolRun.With(new ToolInput { Bytes = Utf8($"{failure}\n{report}") }, "analyze", "-").ExitCode.Should().BeOneOf(2, 3);
            ToolRun.With(new ToolInput { Bytes = Utf8($"{report}\n{failure}") }, "analyze", "-").ExitCode.Should().Be(3);
        }
    }

    [Theory]
    [InlineData("{\"1\": %A, \"2\": {\"Error\": {\"Code\": \"AccessDenied\"}}}")]
    [InlineData("{\"111122223333\": %A, \"444455556666\": null}")]
    [InlineData("[%A, null]")]
    [InlineData("[%A, \"An error occurred (AccessDenied)\"]")]
    [InlineData("{\"Content\": \"%B\", \"Previous\": {\"Content\": \"%B\"}}")]
    [InlineData("{\"Content\": \"%B\", \"Report\": \"%B\"}")]
    [InlineData("{\"body\": \"{\\\"Content\\\": \\\"%B\\\"}\", \"Error\": {\"Code\": \"AccessDenied\"}}")]
    public void What_is_beside_an_answer_in_JSON_is_not_lost(string text)
    {
        byte[] bytes = Utf8(text.Replace("%A", Json(Report(0)), StringComparison.Ordinal).Replace("%B", Base64(Report(0)), StringComparison.Ordinal));

        ToolRun.With(new ToolInput { Bytes = bytes }, "analyze", "-").ExitCode.Should().BeOneOf(2, 3);
    }

    [Theory]
    [InlineData("[{\"user\": \"alice\", \"arn\": \"a\"}, 5]", "Record 2 of 2 is not an object: expected one with a report's columns, like {\"user\": \"alice\", \"arn\": \"arn:aws:iam::111122223333:user/alice\"}. [broken-json]")]
    [InlineData("{\"user\": \"alice\", \"arn\": \"a\"}\n{\"user\": \"bob\", \"user\": \"eve\", \"arn\": \"a\"}", "Record 2 of 2 has 'user' twice: which of the two is right cannot be known. [broken-json]")]
    public void A_record_that_cannot_be_read_is_named(string text, string expected) =>
        ToolRun.With(new ToolInput { Bytes = Utf8(text) }, "analyze", "-").Error.Should().Contain(expected);

    [Fact]
    public void Records_are_named_by_their_number()
    {
        byte[] bytes = Utf8(JsonSerializer.Serialize(ReportText.Records(Report(0).Replace("cert_2_active", "access_key_3_active", StringComparison.Ordinal))));

        ToolRun.With(new ToolInput { Bytes = bytes }, "analyze", "-").Output.Should().Contain("user0  account 111122223333  -, record 2\n");
        ToolRun.With(new ToolInput { Bytes = bytes }, "analyze", "-", "-f", "markdown").Output.Should().Contain("`-` record 2");
        JsonElement run = JsonDocument.Parse(ToolRun.With(new ToolInput { Bytes = bytes }, "analyze", "-", "-f", "json").Output).RootElement;
        run.GetProperty("findings")[0].GetProperty("line").GetInt64().Should().Be(2);
        ToolRun.With(new ToolInput { Bytes = bytes }, "analyze", "-").Error.Should().Contain("-: warning: The header has columns for access key 3", "a header of records is on no line");
    }

    private static byte[] Tar(params (string Name, string Text)[] files)
    {
        using MemoryStream bytes = new();
        using (TarWriter archive = new(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach ((string name, string text) in files) archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Utf8(text)) });
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionMode.Compress)) gzip.Write(bytes);
        return zipped.ToArray();
    }

    private static (string[] Verdicts, bool Complete, int ExitCode) Judge(byte[] bytes)
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = bytes }, "analyze", "-", "-f", "json", "--show", "all");
        return (Verdicts(run), JsonDocument.Parse(run.Output).RootElement.GetProperty("summary").GetProperty("complete").GetBoolean(), run.ExitCode);
    }

    private static string[] Verdicts(ToolRun run) => [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray()
        .Select(finding => $"{finding.GetProperty("user")} {finding.GetProperty("verdict")}")];

    /// <summary>The report of an account of its own with one user, who fails.</summary>
    private static string Report(int index) => new ReportText { Account = $"{111122223333 + index}" }.Root()
        .Row($"user{index}", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

    private static string Json(string csv) => $"{{\"Content\": \"{Base64(csv)}\", \"ReportFormat\": \"text/csv\", \"GeneratedTime\": \"{Time}\"}}";

    private static string Base64(string csv) => Convert.ToBase64String(Utf8(csv));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Archive(params (string Name, string Text)[] files)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in files)
            {
                using Stream file = archive.CreateEntry(name).Open();
                file.Write(Utf8(text));
            }
        }

        return bytes.ToArray();
    }
}
