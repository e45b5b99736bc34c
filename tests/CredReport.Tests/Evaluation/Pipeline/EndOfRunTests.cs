using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>A run that ends early, on any number of threads: what ended it comes out, and nothing hangs.</summary>
public sealed class EndOfRunTests
{
    private static readonly Rule Default = BuiltInRules.Get(BuiltInRules.DefaultId);

    public static TheoryData<string, int> Failures { get; } = new MatrixTheoryData<string, int>(["Begin", "NewBatch", "Add", "Write", "Finish"], [1, 2, 8]);

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_the_writer_throws_ends_the_run(string where, int threads)
    {
        Analysis analysis = new([Default], new AnalysisOptions { Threads = threads });
        BrokenWriter writer = new(where, new IOException($"no space left in {where}"));

        Task run = Task.Run(() => analysis.Run(Inputs(100), writer), TestContext.Current.CancellationToken);

        FluentActions.Invoking(() => run.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken))
            .Should().Throw<AggregateException>().Which.InnerException.Should().BeOfType<IOException>().Which.Message.Should().Be($"no space left in {where}");
        writer.Finished.Should().BeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_run_that_was_cancelled_before_it_began_judges_nothing(int threads)
    {
        FindingList list = new();
        Analysis analysis = new([Default], new AnalysisOptions { Threads = threads, Cancellation = new CancellationToken(canceled: true) });

        FluentActions.Invoking(() => analysis.Run(Inputs(10), list)).Should().Throw<OperationCanceledException>();
        list.Items.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_run_ends_within_an_input_that_is_cancelled(int threads)
    {
        using CancellationTokenSource source = new();
        CountingWriter writer = new(source.Cancel);
        Analysis analysis = new([Default], new AnalysisOptions { Threads = threads, Cancellation = source.Token });

        FluentActions.Invoking(() => analysis.Run([FindingList.Input(Report(20_000))], writer)).Should().Throw<OperationCanceledException>();

        writer.Findings.Should().BeInRange(1, 10_000);
        writer.Finished.Should().BeFalse();
    }

    [Fact]
    public void The_tool_says_that_it_was_interrupted()
    {
        ToolInput input = new() { Bytes = System.Text.Encoding.UTF8.GetBytes(Report(5)), Cancellation = new CancellationToken(canceled: true) };

        ToolRun run = ToolRun.With(input, "analyze", "-", "-f", "json");

        run.Should().Be(new ToolRun(130, "", "credreport: interrupted; nothing was written.\n"));
    }

    private static ReportInput[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(i => FindingList.Input(Report(i % 10 == 0 ? 1000 : 5), $"{i}.csv"))];

    private static string Report(int users)
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < users; i++) report.Row($"user-{i}", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z"));
        return report.ToString();
    }

    /// <summary>Takes everything; calls back at the first write.</summary>
    private class CountingWriter(Action written) : IFindingWriter
    {
        public int Findings { get; private set; }

        public bool Finished { get; private set; }

        public bool NeedsSourceHash => false;

        public virtual void Begin(EvaluationInfo evaluation)
        {
        }

        public virtual IFindingBatch NewBatch() => new Batch(() => { });

        public virtual void Write(IFindingBatch batch)
        {
            Findings += ((Batch)batch).Count;
            ((Batch)batch).Count = 0;
            if (Findings > 0) written();
        }

        public virtual void Finish(AnalysisResult result) => Finished = true;

        protected sealed class Batch(Action adding) : IFindingBatch
        {
            public int Count { get; set; }

            public long Size => Count * 1024L;

            public void Add(Finding finding)
            {
                adding();
                Count++;
            }
        }
    }

    /// <summary>Throws in one place.</summary>
    private sealed class BrokenWriter(string where, Exception failure) : CountingWriter(() => { })
    {
        public override void Begin(EvaluationInfo evaluation) => Pass("Begin");

        public override IFindingBatch NewBatch()
        {
            Pass("NewBatch");
            return new Batch(() => Pass("Add"));
        }

        public override void Write(IFindingBatch batch)
        {
            Pass("Write");
            base.Write(batch);
        }

        public override void Finish(AnalysisResult result)
        {
            Pass("Finish");
            base.Finish(result);
        }

        private void Pass(string here)
        {
            if (here == where) throw failure;
        }
    }
}
