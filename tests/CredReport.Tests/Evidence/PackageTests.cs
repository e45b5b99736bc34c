using System.Text;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>What stands in a package, and where.</summary>
public sealed class PackageTests
{
    [Fact]
    public void Package_has_these_files_in_this_order()
    {
        PackageZip package = PackageZip.Read(MadePackage.Of(MadePackage.TwoReports, signed: true));

        package.Files.Keys.Should().Equal(
            "bag-info.txt",
            "bagit.txt",
            "data/README.md",
            "data/evaluation.json",
            "data/results/findings.csv",
            "data/results/findings.json",
            "data/results/population.csv",
            "data/results/report.md",
            "data/rules/0001-d9.aws.iam.79.yaml",
            "data/source/0001-january_2026.csv",
            "data/source/0002-b.csv",
            "manifest-sha256.txt",
            "signatures/tagmanifest-sha256.txt.sig",
            "tagmanifest-sha256.txt");
    }

    [Fact]
    public void Entries_of_the_zip_are_sorted_and_have_fixed_times_and_modes()
    {
        using System.IO.Compression.ZipArchive zip = new(new MemoryStream(MadePackage.Of(MadePackage.TwoReports, signed: true)));

        zip.Entries.Select(entry => entry.FullName).Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(14);
        zip.Entries.Should().OnlyContain(entry => entry.LastWriteTime.DateTime == new DateTime(1980, 1, 1) && entry.ExternalAttributes >> 16 == Convert.ToInt32("100644", 8) - 0x10000);
    }

    [Fact]
    public void Reports_and_rules_are_there_byte_for_byte()
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(new ReportText().Root().Row("alice").ToString())];
        PackageZip package = PackageZip.Read(MadePackage.Of([ReportInput.FromBytes(utf16, "utf16"), ReportInput.FromStream(new MemoryStream(new ReportText().Root().ToBytes()), "-")]));

        package.Files["data/source/0001-utf16"].Should().Equal(utf16);
        package.Files["data/source/0002-stdin"].Should().Equal(new ReportText().Root().ToBytes());
        package.Text("data/rules/0001-d9.aws.iam.79.yaml").Should().Be(File.ReadAllText(Checkout.Path("src", "CredReport", "Rules", "BuiltIn", "D9.AWS.IAM.79.yaml")));
    }

    [Fact]
    public void Results_are_those_of_an_analysis_of_the_packed_reports()
    {
        using TemporaryFolder folder = new();
        PackageZip package = PackageZip.Read(MadePackage.Of(MadePackage.TwoReports, MadePackage.Options with { Rules = RuleSelection.Resolve(["cloudguard"]), AsOf = new Instant(1769839200) }));
        ReportInput[] packed = [.. package.Files.Where(file => file.Key.StartsWith("data/source/", StringComparison.Ordinal)).Select(file => ReportInput.FromBytes(file.Value, file.Key))];

        foreach ((OutputFormat format, string name) in new[] { (OutputFormat.Json, "findings.json"), (OutputFormat.Csv, "findings.csv"), (OutputFormat.Markdown, "report.md") })
        {
            using MemoryStream output = new();
            new CredReport.Evaluation.Analysis(RuleSelection.Resolve(["cloudguard"]), new() { AsOf = new Instant(1769839200) }).Run(packed, FindingWriters.Create(format, output));
            package.Text($"data/results/{name}").Should().Be(Encoding.UTF8.GetString(output.ToArray()), name);
        }
    }

    [Fact]
    public void Population_has_every_rule_and_user_with_the_verdict()
    {
        PackageZip package = PackageZip.Read(MadePackage.Of(
            [FindingList.Input(new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).Row("=1+1").Line("cut,off").ToString(), "a.csv")],
            MadePackage.Options with { Rules = RuleSelection.Resolve(["D9.AWS.IAM.79", "D9.AWS.IAM.51"]) }));

        package.Text("data/results/population.csv").Should().Be(
            """
            rule,verdict,account,user,arn,source,line
            D9.AWS.IAM.79,notRelevant,111122223333,<root_account>,arn:aws:iam::111122223333:root,data/source/0001-a.csv,2
            D9.AWS.IAM.51,pass,111122223333,<root_account>,arn:aws:iam::111122223333:root,data/source/0001-a.csv,2
            D9.AWS.IAM.79,fail,111122223333,alice,arn:aws:iam::111122223333:user/alice,data/source/0001-a.csv,3
            D9.AWS.IAM.51,pass,111122223333,alice,arn:aws:iam::111122223333:user/alice,data/source/0001-a.csv,3
            D9.AWS.IAM.79,notRelevant,111122223333,'=1+1,arn:aws:iam::111122223333:user/=1+1,data/source/0001-a.csv,4
            D9.AWS.IAM.51,pass,111122223333,'=1+1,arn:aws:iam::111122223333:user/=1+1,data/source/0001-a.csv,4

            """);
    }

    [Theory]
    [InlineData("folder/Report (1).csv", "0001-report__1_.csv")]
    [InlineData(@"C:\reports\Jänner.csv", "0001-j_nner.csv")]
    [InlineData("-", "0001-stdin")]
    [InlineData("..", "0001-..")]
    [InlineData("İSTANBUL.csv", "0001-_stanbul.csv")]
    public void Name_of_a_report_has_plain_characters_alone(string name, string expected) =>
        PackageZip.Read(MadePackage.Of([FindingList.Input(new ReportText().Root().ToString(), name)])).Files.Keys.Should().Contain($"data/source/{expected}");

    [Fact]
    public void Name_of_a_report_fits_any_file_system() =>
        PackageZip.Read(MadePackage.Of([FindingList.Input(new ReportText().Root().ToString(), new string('x', 300) + ".csv")])).Files.Keys.Should().Contain($"data/source/0001-{new string('x', 196)}.csv");

    [Fact]
    public void Numbers_of_many_reports_sort_as_they_count()
    {
        PackagePath.Source(0, 10000, "a").Should().Be("data/source/00001-a");
        PackagePath.Source(9999, 10000, "a").Should().Be("data/source/10000-a");
        PackagePath.Source(9998, 9999, "a").Should().Be("data/source/9999-a");
    }

    [Theory]
    [InlineData("first")]
    [InlineData("whole")]
    public async Task Evaluation_is_as_its_schema_says(string options)
    {
        EvidenceOptions whole = MadePackage.Options with
        {
            AsOf = new Instant(1769839200),
            Exceptions = Encoding.UTF8.GetBytes(new RiskText().Add("EX-1").ToString()),
            Organization = "Example Corp.",
            ExpectedAccounts = ExpectedAccounts.Read("accounts.txt", "111122223333\n777788889999\n"u8.ToArray()),
            PackagedAt = new Instant(1769839200),
        };
        string json = PackageZip.Read(MadePackage.Of([.. MadePackage.TwoReports, FindingList.Input("no report", "notes.txt")], options == "whole" ? whole : null)).Text("data/evaluation.json");

        JsonSchema schema = await JsonSchema.FromJsonAsync(Schemas.Evaluation, TestContext.Current.CancellationToken);
        schema.Validate(json).Should().BeEmpty();
        schema.Validate(json.Replace("\"complete\": false", "\"complete\": null", StringComparison.Ordinal)).Should().NotBeEmpty();
        schema.Validate(json.Replace("\"maxLine\"", "\"longestLine\"", StringComparison.Ordinal)).Should().NotBeEmpty();
        schema.Validate(json.Replace("data/rules/", "rules/", StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    [Fact]
    public void Date_is_the_newest_moment_of_the_reports_or_the_one_that_was_asked_for()
    {
        BaggingDate(MadePackage.Options).Should().Be("2025-03-10");
        BaggingDate(MadePackage.Options with { AsOf = new Instant(1769839200) }).Should().Be("2026-01-31");
        BaggingDate(MadePackage.Options with { AsOf = new Instant(1769839200), PackagedAt = new Instant(0) }).Should().Be("1970-01-01");

        static string BaggingDate(EvidenceOptions options) => PackageZip.Read(MadePackage.Of(MadePackage.TwoReports, options)).Text("bag-info.txt").Split('\n').Single(line => line.StartsWith("Bagging-Date: ", StringComparison.Ordinal))[14..];
    }

    [Fact]
    public void Files_of_a_folder_that_are_no_reports_are_left_out_and_named()
    {
        using TemporaryFolder folder = new();
        folder.Write("reports/a.csv", new ReportText().Root().ToBytes());
        folder.Write("reports/key.pem", "-----BEGIN PRIVATE KEY-----\nMIG\n");
        using EvidencePackage package = EvidencePackage.Create(ReportInput.FromPath(folder.At("reports")), MadePackage.Options);

        package.Sources.Select(source => source.Path).Should().Equal("data/source/0001-a.csv");
        package.LeftOut.Select(diagnostic => $"{diagnostic.Source} {diagnostic.Code}").Should().Equal($"{folder.At("reports")}/key.pem other-file");
    }
}
