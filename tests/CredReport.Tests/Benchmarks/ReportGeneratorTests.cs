using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CredReport.Benchmarks.Generation;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Benchmarks;

/// <summary>The reports that speed is measured on are the same everywhere, and like those of AWS.</summary>
public sealed partial class ReportGeneratorTests
{
    private static readonly byte[] Report = Generate(ReportGenerator.LargestAccount);

    private static readonly string[] Lines = Encoding.UTF8.GetString(Report).Split('\n');

    [Fact]
    public void The_bytes_are_the_same_on_every_machine()
    {
        Generate(ReportGenerator.LargestAccount).Should().Equal(Report);
        Convert.ToHexStringLower(SHA256.HashData(Report)).Should().Be("f7c25671217c8c950a9d149554e6aa4b0b54a8ffb22216e9740e9440744d83ed");
    }

    [Fact]
    public void Another_seed_gives_other_bytes() =>
        Generate(100, seed: 1).Should().NotEqual(Generate(100, seed: 2));

    [Fact]
    public void Root_stands_first_and_users_follow_by_name_without_regard_to_case()
    {
        string[] names = [.. Lines.Skip(1).Select(line => line.Split(",arn:")[0].Split(",\"arn:")[0].Trim('"'))];

        names[0].Should().Be("<root_account>");
        names.Skip(1).Should().BeInAscendingOrder(StringComparer.OrdinalIgnoreCase).And.OnlyHaveUniqueItems();
        names.Should().HaveCount(ReportGenerator.LargestAccount).And.Contain(name => char.IsUpper(name[0])).And.Contain(name => name.Contains(','));
    }

    [Fact]
    public void The_text_is_laid_out_as_AWS_does()
    {
        Lines[0].Should().Be(ReportText.Header);
        Lines[^1].Should().NotBeEmpty("no newline stands behind the last row");
        Lines.Should().Contain(line => line.Contains("Z,")).And.Contain(line => line.Contains("+00:00,"));

        int[] lengths = [.. Lines.Skip(1).Select(line => line.Length)];
        lengths.Average().Should().BeInRange(200, 260);
        lengths.Count(length => length is >= 200 and <= 260).Should().BeGreaterThan(lengths.Length * 9 / 10);
        lengths.Max().Should().BeLessThan(1050);
    }

    [Fact]
    public void Keys_stand_on_both_sides_of_the_first_minute()
    {
        long[] distances = [.. Lines.Skip(1).Select(Distance).OfType<long>()];

        distances.Should().Contain([59L, 60L, 61L, -59L, -60L]);
    }

    [Fact]
    public void Three_percent_violate_the_rule()
    {
        AnalysisResult result = Judge(Generate(20_000), BuiltInRules.DefaultId);

        result.Summary.Verdicts[Verdict.Fail].Should().BeInRange(500, 700);
        result.Summary.ByAccount.Select(account => account.Users).Should().Equal(5000, 5000, 5000, 5000);
    }

    [Fact]
    public void Every_rule_about_users_finds_some_and_most_pass()
    {
        AnalysisResult result = Judge(Generate(20_000), "all");

        foreach (RuleSummary rule in result.Summary.ByRule.Where(rule => !rule.Rule.Logic.Contains("root_account") && !rule.Rule.Logic.Contains("BedrockAPIKey")))
            rule.Verdicts[Verdict.Fail].Should().BeInRange(1, 1000, "{0} should find some", rule.Rule.Id);
        result.Summary.Complete.Should().BeTrue();
    }

    [Theory]
    [InlineData(BuiltInRules.DefaultId)]
    [InlineData("all")]
    public void Every_row_is_judged_and_nothing_is_odd_but_keys_older_than_their_user(string rules)
    {
        AnalysisResult result = Judge(Report, rules);

        result.Summary.Rows.Should().Be(new RowCounts(ReportGenerator.LargestAccount, ReportGenerator.LargestAccount, 0));
        result.Sources.Single().Diagnostics.Select(problem => problem.Code).Distinct().Should().Equal("key-older-than-user");
    }

    [Fact]
    public void A_folder_is_that_of_a_collector()
    {
        using TemporaryFolder folder = new();
        new ReportGenerator(ReportGenerator.DefaultSeed).WriteFolder(folder.Path, files: 3, rows: 4);

        string[] files = [.. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/'))];
        files.Should().HaveCount(3).And.AllSatisfy(file => CollectedFile().IsMatch(file).Should().BeTrue("{0} is such a path", file));

        AnalysisResult result = new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run(ReportInput.FromPath(folder.Path), new CollectingWriter());
        result.Summary.ByAccount.Select(account => account.Users).Should().Equal(4, 4, 4);
        result.Summary.Complete.Should().BeTrue();
    }

    private static byte[] Generate(int rows, ulong seed = ReportGenerator.DefaultSeed)
    {
        using MemoryStream text = new();
        new ReportGenerator(seed).Write(text, rows);
        return text.ToArray();
    }

    private static AnalysisResult Judge(byte[] report, string rules) =>
        new Analysis(RuleSelection.Resolve([rules]), new AnalysisOptions { AsOf = new Instant(Population.Moment) })
            .Run([ReportInput.FromBytes(report, "report.csv")], new CollectingWriter());

    /// <summary>From the user's creation to that of access key 1, in seconds; null where there is no key.</summary>
    private static long? Distance(string line)
    {
        string[] cells = line.Split(',');
        string key = cells[^13];
        if (key == "N/A") return null;

        // From the right, a name with commas makes no difference.
        return (long)(Moment(key) - Moment(cells[^20])).TotalSeconds;
    }

    private static DateTimeOffset Moment(string cell) => DateTimeOffset.Parse(cell, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d/(?<account>\d{12})/credentialReport_\k<account>\.csv$")]
    private static partial Regex CollectedFile();
}
