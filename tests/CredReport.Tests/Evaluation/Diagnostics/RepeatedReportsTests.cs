using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Diagnostics;

/// <summary>The same report twice, and several of one account: said, and all of them counted.</summary>
public sealed class RepeatedReportsTests
{
    private static readonly byte[] Report = new ReportText().Root().Row("alice").ToBytes();

    private static readonly byte[] SameLength = new ReportText().Root().Row("clara").ToBytes();

    private static readonly byte[] OtherAccount = new ReportText { Account = "444455556666" }.Root().Row("alice").ToBytes();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Equal_bytes_are_the_same_report(bool hashes)
    {
        AnalysisResult result = Run(hashes, ReportInput.FromBytes(Report, "a"), ReportInput.FromBytes(OtherAccount, "b"), ReportInput.FromBytes(SameLength, "c"), ReportInput.FromBytes(Report, "d"));

        Problems(result).Should().Equal(
            "c several-reports: The account 111122223333 stands in 'a' too: the counts add up.",
            "d same-report: The input holds the same bytes as 'a': its users were judged and counted once more.");
        result.Summary.Users.Should().Be(8);
        result.Summary.Complete.Should().BeTrue();
    }

    [Fact]
    public void What_can_be_read_once_alone_is_told_by_a_hash_that_no_output_shows()
    {
        AnalysisResult result = Run(false, ReportInput.FromBytes(Report, "a"), ReportInput.FromStream(new MemoryStream(Report), "-"));

        Problems(result).Should().Equal("- same-report: The input holds the same bytes as 'a': its users were judged and counted once more.");
    }

    [Fact]
    public void Several_accounts_of_a_report_are_said_in_one_sentence()
    {
        byte[] both = [.. Report, (byte)'\n', .. OtherAccount];

        Problems(Run(false, ReportInput.FromBytes(Report, "a"), ReportInput.FromBytes(OtherAccount, "b"), ReportInput.FromBytes(both, "c"))).Should().Equal(
            "c repeated-header: The header is repeated on this line: the file was put together from several reports. It was skipped there.",
            "c several-accounts: The report holds users of 2 accounts: the counts are given by account.",
            "c several-reports: 2 accounts of this report, the first being 111122223333, stand in 'a' too: the counts add up.");
    }

    [Fact]
    public void A_report_that_is_gone_before_it_can_be_compared_is_one_of_several()
    {
        using TemporaryFolder folder = new();
        ReportInput gone = ReportInput.FromFile(folder.Write("gone.csv", Report), "gone");
        ReportInput last = ReportInput.FromBytes(Report, "last");

        AnalysisResult result = new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run([gone, last], new DeletingWriter(folder.At("gone.csv")));

        Problems(result).Should().Equal("last several-reports: The account 111122223333 stands in 'gone' too: the counts add up.");
    }

    private static AnalysisResult Run(bool hashes, params ReportInput[] inputs) =>
        new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run(inputs, new CollectingWriter { NeedsSourceHash = hashes });

    private static IEnumerable<string> Problems(AnalysisResult result) =>
        result.Sources.SelectMany(source => source.Diagnostics).Select(problem => $"{problem.Source} {problem.Code}: {problem.Message}");

    /// <summary>Deletes a file when its findings are written, which is before the next one is compared.</summary>
    private sealed class DeletingWriter(string path) : IFindingWriter
    {
        private readonly FindingList _findings = new();

        public bool NeedsSourceHash => false;

        public void Begin(EvaluationInfo evaluation) => File.Delete(path);

        public IFindingBatch NewBatch() => _findings.NewBatch();

        public void Write(IFindingBatch batch) => _findings.Write(batch);

        public void Finish(AnalysisResult result)
        {
        }
    }
}
