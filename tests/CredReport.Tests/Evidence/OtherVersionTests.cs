using CredReport.Evidence;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>A package of another version of the tool is compared by what it states, not by its letters.</summary>
public sealed class OtherVersionTests
{
    private const string Sentence = "credreport 0.0.9 made the package and this is 0.1.0: the findings, the population and the evaluation came out of 2 reports with the same values; data/README.md and data/results/report.md were not compared";

    [Fact]
    public void Same_values_in_other_letters_are_no_difference()
    {
        PackageZip package = Older()
            .Edit("data/results/findings.json", "\"findings\":[", "\"findings\" : [ ")
            .Edit("data/README.md", "# Evidence", "# Another page")
            .Edit("data/results/report.md", "# IAM", "# Another")
            .Edit("data/results/population.csv", "rule,verdict", "\"rule\",verdict");

        VerificationResult result = MadePackage.Verify(package.Rehash().Write());

        result.Differences().Should().BeEmpty();
        result.Steps[4].Should().BeEquivalentTo(new { Outcome = VerificationOutcome.NotChecked, Sentence });
        result.WasRebuilt.Should().BeFalse("a page could say anything");
    }

    [Theory]
    [InlineData("0n1.0")]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("01.0.0")]
    [InlineData("")]
    public void Version_that_cannot_be_one_is_refused(string version)
    {
        PackageZip package = PackageZip.Read(MadePackage.Of(MadePackage.TwoReports)).Edit("data/evaluation.json", "\"version\": \"0.1.0\"", $"\"version\": \"{version}\"");

        MadePackage.Verify(package.Rehash().Write()).Differences().Should()
            .Equal($"made again: It cannot be made again: data/evaluation.json names the version '{version}' of the tool that made it: expected three numbers, as in 0.1.0.");
    }

    [Fact]
    public void What_the_other_version_did_not_state_is_no_difference()
    {
        PackageZip package = Older().Edit("data/results/findings.json", "\"reason\":null,", "");
        string[] rows = package.Text("data/results/findings.csv").Split('\n');
        package.Files["data/results/findings.csv"] = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => row.Length > 0 ? row[(row.IndexOf(',', StringComparison.Ordinal) + 1)..] : row)));

        MadePackage.Verify(package.Rehash().Write()).Differences().Should().BeEmpty();
    }

    [Theory]
    [InlineData("data/results/findings.json", "\"user\":\"alice\"", "\"user\":\"alicia\"", "data/results/findings.json: $.findings[0].user does not have the value that was found again.")]
    [InlineData("data/results/findings.json", "\"line\":3", "\"line\":4", "data/results/findings.json: $.findings[0].line does not have the value that was found again.")]
    [InlineData("data/results/findings.json", "\"key\":{", "\"key\":{\"color\":1,", "data/results/findings.json: $.findings[0].key.color does not have the value that was found again.")]
    [InlineData("data/results/findings.json", "\"accounts\":[\"111122223333\"]", "\"accounts\":[]", "data/results/findings.json: $.sources[0].accounts does not have the value that was found again.")]
    [InlineData("data/results/findings.json", "\"complete\":false", "\"complete\":true", "data/results/findings.json: $.summary.complete does not have the value that was found again.")]
    [InlineData("data/results/findings.json", "\"findings\":[", "\"found\":[", "data/results/findings.json: $.findings is missing.")]
    [InlineData("data/evaluation.json", "\"notJudged\": 1", "\"notJudged\": 0", "data/evaluation.json: $.sources[1].rows.notJudged does not have the value that was found again.")]
    [InlineData("data/evaluation.json", "\"population\"", "\"people\"", "data/evaluation.json: $.population is missing.")]
    [InlineData("bag-info.txt", "Bagging-Date: ", "External-Identifier: approved\nBagging-Date: ", "bag-info.txt: 'External-Identifier: approved' was not found again.")]
    [InlineData("data/results/population.csv", "rule,verdict", "rule,judgement", "data/results/population.csv has no column 'verdict'.")]
    [InlineData("data/results/population.csv", ",alice,", ",alice,,", "data/results/population.csv: the row 2 after the header is not the one that was found again.")]
    [InlineData("data/results/findings.csv", ",alice,", ",alicia,", "data/results/findings.csv: the row 1 after the header is not the one that was found again.")]
    [InlineData("data/results/findings.csv", ",maxReportAgeHours\n", ",proof\n", "data/results/findings.csv has the column 'proof', which was not found again.")]
    [InlineData("data/results/population.csv", ",fail,", ",pass,", "data/results/population.csv: the row 2 after the header is not the one that was found again.")]
    public void Another_value_is_named(string path, string from, string to, string expected) =>
        MadePackage.Verify(Older().Edit(path, from, to).Rehash().Write()).Differences().Should().Contain($"made again: {expected}");

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00x")]
    public void Text_that_is_none_is_named(string half) =>
        MadePackage.Verify(Older().Edit("data/results/findings.json", "\"user\":\"alice\"", $"\"user\":\"{half}\"").Rehash().Write()).Differences()
            .Should().ContainSingle().Which.Should().StartWith("made again: data/results/findings.json is not JSON that can be read: ");

    [Fact]
    public void Nothing_stated_is_not_the_same_values() => MadePackage.Verify(Emptied().Rehash().Write()).Differences().Should().Contain("made again: data/results/findings.json: $.summary is missing.");

    [Fact]
    public void Row_that_is_gone_is_named()
    {
        PackageZip package = Older();
        string[] rows = package.Text("data/results/population.csv").Split('\n');
        package.Files["data/results/population.csv"] = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows[..^2]) + "\n");

        MadePackage.Verify(package.Rehash().Write()).Differences().Should().Equal($"made again: data/results/population.csv: the row {rows.Length - 2} after the header is not the one that was found again.");
    }

    private static PackageZip Emptied()
    {
        PackageZip package = Older();
        package.Files["data/results/findings.json"] = "{}"u8.ToArray();
        return package;
    }

    private static PackageZip Older() => PackageZip.Read(MadePackage.Of(MadePackage.TwoReports))
        .Edit("data/evaluation.json", "\"version\": \"0.1.0\"", "\"version\": \"0.0.9\"")
        .Edit("data/results/findings.json", "\"version\":\"0.1.0\"", "\"version\":\"0.0.9\"");
}
