using System.Text;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Model;
using CredReport.Tests.Support;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>A package under a key names nobody, and can be made again by whoever holds key and reports.</summary>
public sealed class HeldBackSourcesTests
{
    private const string NotGiven = "not judged again: the package holds back what it was made of";

    private static readonly Pseudonyms Key = Pseudonyms.FromKey("0123456789abcdef0123456789abcdef"u8);

    private static readonly byte[] Exceptions = Encoding.UTF8.GetBytes(new RiskText().Add("EX-1", ("reason", "Vendor Initech needs it"), ("owner", "peter.gibbons"), ("ticket", "SEC-9")).ToString());

    private static readonly ReportInput[] Reports =
    [
        FindingList.Input(new ReportText().Root()
            .Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"))
            .Row("bob", ("arn", "arn:aws:iam::111122223333:user/division-x/bob"), ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:02Z"))
            .Row("mallory", ("password_enabled", "true"), ("access_key_1_last_rotated", "mallory's notes"))
            .Line("cut,off,trudy").ToString(), "secret-folder/ACME Payroll.csv"),
        FindingList.Input(new ReportText { Account = "444455556666" }.Root().ToString(), "other.csv"),
    ];

    private static readonly EvidenceOptions Options = MadePackage.Options with
    {
        AsOf = new Instant(1769839200),
        Exceptions = Exceptions,
        ExpectedAccounts = ExpectedAccounts.Read("accounts", "444455556666\n777788889999\n"u8.ToArray()),
        Pseudonyms = Key,
    };

    private static readonly byte[] Package = MadePackage.Of(Reports, Options);

    [Fact]
    public void No_file_of_the_package_names_anybody()
    {
        PackageZip package = PackageZip.Read(Package);
        string[] names = ["alice", "bob", "mallory", "trudy", "111122223333", "444455556666", "777788889999", "division-x", "ACME", "acme", "ayroll", "secret-folder", "other.csv", "Initech", "peter.gibbons", "SEC-9"];

        package.Files.Should().NotContainKey("data/rules/exceptions.yaml").And.HaveCountGreaterThan(8);
        package.Files.Keys.Should().NotContain(path => path.StartsWith("data/source", StringComparison.Ordinal));
        foreach ((string path, byte[] bytes) in package.Files.Where(file => !file.Key.StartsWith("data/rules/", StringComparison.Ordinal)))
            names.Should().NotContain(name => Encoding.UTF8.GetString(bytes).Contains(name, StringComparison.Ordinal), path);
        names.Should().NotContain(name => Encoding.Latin1.GetString(Package).Contains(name, StringComparison.Ordinal), "the zip around the files");
    }

    [Fact]
    public async Task Evaluation_has_keyed_hash_and_rows_of_each_report_and_says_so()
    {
        string json = PackageZip.Read(Package).Text("data/evaluation.json");

        (await JsonSchema.FromJsonAsync(CredReport.Reporting.Schemas.Evaluation, TestContext.Current.CancellationToken)).Validate(json).Should().BeEmpty();
        json.Should().Contain("\"pseudonymized\": true").And.Contain(Hash(Reports[0])).And.Contain(Hash(Reports[1]))
            .And.Contain("\"name\": \"source-0001\"").And.Contain("\"read\": 5").And.Contain("\"id\": \"EX-1\"");
        json.Should().Contain($"\"missing\": [\n        \"{Key.Account("777788889999")}\"").And.Contain($"\"unexpected\": [\n        \"{Key.Account("111122223333")}\"");
    }

    [Fact]
    public void Without_reports_and_key_what_was_held_back_is_named_and_the_rest_checked()
    {
        VerificationResult result = Verify();

        result.Holds.Should().BeTrue();
        result.WasRebuilt.Should().BeFalse();
        result.Steps.Take(3).Should().OnlyContain(step => step.Outcome == VerificationOutcome.Holds);
        result.Steps[4].Should().BeEquivalentTo(new
        {
            Outcome = VerificationOutcome.NotChecked,
            Sentence = NotGiven,
            Details = new[]
            {
                "The key of the pseudonyms was not given.",
                $"source-0001, HMAC-SHA-256 {Hash(Reports[0])}, was not given.",
                $"source-0002, HMAC-SHA-256 {Hash(Reports[1])}, was not given.",
                $"The exceptions file, HMAC-SHA-256 {Key.Content(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Exceptions)))}, was not given.",
            },
        });
    }

    [Fact]
    public void With_reports_and_key_all_is_made_again()
    {
        VerificationResult result = Verify(Key, Exceptions, Reports[1], FindingList.Input("something else", "notes"), Reports[0]);

        result.Differences().Should().BeEmpty();
        result.Steps[4].Should().BeEquivalentTo(new { Outcome = VerificationOutcome.Holds, Sentence = "9 files came out of 2 reports and 1 rule as they are, byte for byte" });
    }

    [Fact]
    public void Report_that_is_not_among_those_given_is_named() =>
        Verify(Key, Exceptions, Reports[1]).Steps[4].Details.Should().Equal($"source-0001, HMAC-SHA-256 {Hash(Reports[0])}, is none of the reports that were given, or the key is another.");

    [Fact]
    public void Under_another_key_no_report_is_found()
    {
        VerificationStep step = Verify(Pseudonyms.FromKey("another key, another key, another key"u8), Exceptions, Reports).Steps[4];

        step.Outcome.Should().Be(VerificationOutcome.NotChecked);
        step.Details.Should().Equal(
            $"source-0001, HMAC-SHA-256 {Hash(Reports[0])}, is none of the reports that were given, or the key is another.",
            $"source-0002, HMAC-SHA-256 {Hash(Reports[1])}, is none of the reports that were given, or the key is another.");
    }

    [Fact]
    public void Without_the_key_no_report_can_be_looked_for() =>
        Verify(null, Exceptions, Reports).Steps[4].Details.Should().Contain($"source-0001, HMAC-SHA-256 {Hash(Reports[0])}, cannot be found among the reports that were given without the key.");

    [Fact]
    public void Nothing_in_the_package_can_be_calculated_from_a_guessed_report()
    {
        foreach ((string path, byte[] bytes) in PackageZip.Read(Package).Files)
        {
            string text = Encoding.UTF8.GetString(bytes);
            foreach (ReportInput report in Reports) text.Should().NotContain(SourceHash.Of(report), path);
            text.Should().NotContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Exceptions)), path);
            text.Should().NotMatchRegex("\"bytes\": ?[0-9]", path);
        }
    }

    [Fact]
    public void Other_exceptions_make_another_package() =>
        Verify(Key, Encoding.UTF8.GetBytes(new RiskText().Add("EX-2").ToString()), Reports).Differences().Should().Contain(difference => difference.StartsWith("made again: data/evaluation.json differs", StringComparison.Ordinal));

    [Fact]
    public void Result_that_was_changed_with_all_its_hashes_is_found_by_whoever_holds_reports_and_key()
    {
        byte[] changed = PackageZip.Read(Package).Edit("data/results/population.csv", ",fail,", ",pass,").Rehash().Write();

        Verify(changed).Holds.Should().BeTrue("nobody else can tell");
        Verify(changed, Key, Exceptions, Reports).Differences().Should().Equal("made again: data/results/population.csv differs from what comes of the reports, rules and options, first on line 4.");
    }

    [Fact]
    public void Reports_that_are_given_to_a_package_that_holds_its_own_are_not_needed() =>
        EvidenceVerification.Run(new MemoryStream(MadePackage.Of(Reports)), new VerificationOptions { Sources = Reports }).Steps[4].Sentence
            .Should().Be("9 files came out of 2 reports of its own, and none of those that were given, and 1 rule as they are, byte for byte");

    [Fact]
    public void Report_that_cannot_be_read_is_an_error()
    {
        Action verify = () => Verify(Key, Exceptions, ReportInput.FromFile("/nowhere/report.csv"));

        verify.Should().Throw<EvidenceException>().WithMessage("The report '/nowhere/report.csv' cannot be read: *");
    }

    [Fact]
    public void First_page_says_what_is_left_out_and_how_to_do_it_again() => PackageZip.Read(Package).Text("data/README.md").Should()
        .Contain("It names nobody").And.Contain("credreport evidence verify PACKAGE.zip --source REPORT... --pseudonymize KEYFILE --exceptions FILE").And.NotContain("data/source").And.NotContain("exceptions.yaml");

    [Fact]
    public void Tool_tells_nobody_either_and_verifies_by_reports_and_key()
    {
        using TemporaryFolder folder = new();
        folder.Write("payroll/ACME.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).Line("cut,off,trudy").ToBytes());
        folder.Write("payroll/notes-of-trudy.txt", "Hello");
        string key = folder.Write("key", "0123456789abcdef0123456789abcdef\n");
        string package = folder.At("package.zip");

        ToolRun run = ToolRun.Of("evidence", "create", folder.At("payroll"), "--pseudonymize", key, "-o", package);

        run.ExitCode.Should().Be(3);
        run.Error.Should().Be("credreport: a file of a folder was left out: no credential reports.\nsource-0001:4: error: The row has 3 cells and the header 22 columns: '(withheld)'. The row was not judged. [too-few-cells]\n");
        run.Output.Should().StartWith($"{package}, dated 2025-01-10T08:00:01Z, not signed\n  1 report, 1 account, 2 users: 1 fail, 1 not relevant\n  The reports are left out; each is represented by an HMAC under the key.\n");

        ToolRun.Of("evidence", "verify", package).Should().Match<ToolRun>(verified => verified.ExitCode == 3 && verified.Output.Contains("NOT CHECKED  made again", StringComparison.Ordinal) && verified.Output.Contains("nothing differs, and NOT EVERYTHING WAS CHECKED.", StringComparison.Ordinal));
        ToolRun.Of("evidence", "verify", package, "--source", folder.At("payroll"), "--pseudonymize", key).ExitCode.Should().Be(0);
        ToolRun.Of("evidence", "create", folder.At("payroll"), "--pseudonymize", key, "-o", key).Error.Should().Be($"credreport: the key file '{key}' is also an output: keep it apart.\n");
    }

    private static VerificationResult Verify(Pseudonyms? key = null, byte[]? exceptions = null, params ReportInput[] sources) => Verify(Package, key, exceptions, sources);

    private static VerificationResult Verify(byte[] package, Pseudonyms? key = null, byte[]? exceptions = null, params ReportInput[] sources) =>
        EvidenceVerification.Run(new MemoryStream(package), new VerificationOptions { Pseudonyms = key, Exceptions = exceptions, Sources = sources });

    private static string Hash(ReportInput input) => Key.Content(SourceHash.Of(input));
}
