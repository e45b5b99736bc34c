using System.Text;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>Inputs of several chunks, beside others: what comes when, and what ends a run.</summary>
public sealed class LargeInputTests
{
    private static readonly Rule[] AllRules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get)];
    private static readonly Rule[] DefaultRule = [BuiltInRules.Get(BuiltInRules.DefaultId)];

    [Theory]
    [InlineData(100)]
    [InlineData(4000)]
    public void Of_bytes_that_cannot_be_had(int bytes)
    {
        byte[] report = new ReportText().Root().Row("alice").Row("bob").Row("carlos").ToBytes();
        byte[] many = [.. Enumerable.Repeat(report, 600).SelectMany(part => part.Append((byte)'\n'))];
        foreach (int length in (int[])[70_000, 70_001, 70_100, 200_000, many.Length, many.Length - 1])
        {
            ReportInput Input() => ReportInput.FromStream(new FailingStream(many[..length], new IOException("The disk is gone.")), "report.csv");
            AnalysisOptions options = new() { ShowAll = true };

            string expected = JudgedOutputs.Of(DefaultRule, options, Input());

            JudgedOutputs.Of(DefaultRule, options.InChunks(bytes, threads: 2), Input()).Should().Be(expected, $"with {length} bytes");
            expected.Should().Contain("The disk is gone.");
        }
    }

    [Fact]
    public void Of_several_inputs_some_of_which_are_large()
    {
        byte[] small = new ReportText().Root().Row("alice").ToBytes();
        byte[] large = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(new ReportText { Account = "444455556666" }.Root().Row("bob", ("access_key_1_active", "true")), 60)));
        ReportInput[] Inputs() => [.. Enumerable.Range(0, 30).Select(i => i % 4 == 1 ? ReportInput.FromBytes(large, $"{i}.csv") : ReportInput.FromBytes(i % 4 == 2 ? [] : small, $"{i}.csv"))];
        AnalysisOptions options = new() { ShowAll = true };
        string expected = JudgedOutputs.Of(AllRules[..8], options, Inputs());

        foreach (int threads in (int[])[2, 8])
        {
            AnalysisOptions cut = options.InChunks(bytes: 5000, threads);
            JudgedOutputs.Of(AllRules[..8], cut, Inputs()).Should().Be(expected, $"on {threads} threads");
        }
    }

    [Fact]
    public void Chunks_are_written_before_the_input_ends()
    {
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new ReportText().Root() + "\n", 100)));
        MemoryStream output = new();
        long writtenBeforeEnd = 0;
        using ObservedStream input = new([.. Enumerable.Repeat(block, 50).SelectMany(bytes => bytes)], () => writtenBeforeEnd = output.Length);

        new Analysis(DefaultRule, new AnalysisOptions { ShowAll = true }.InChunks(bytes: 10_000, threads: 2)).Run([ReportInput.FromStream(input, "report.csv")], FindingWriters.Create(OutputFormat.Text, output));

        // Of what is read at a time and what three threads may hold, hardly anything is left when the end is seen.
        writtenBeforeEnd.Should().BeGreaterThan(output.Length * 8 / 10);
    }

    [Fact]
    public void A_run_that_is_called_off_ends()
    {
        using CancellationTokenSource source = new();
        byte[] report = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(new ReportText().Root().Row("bob"), 5000)));
        using ObservedStream input = new(report, source.Cancel, at: report.Length / 2);

        Action run = () => JudgedOutputs.Of(DefaultRule, new AnalysisOptions { Cancellation = source.Token }.InChunks(bytes: 2000, threads: 3), ReportInput.FromStream(input, "report.csv"));

        run.Should().Throw<OperationCanceledException>();
        input.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public void A_writer_that_fails_ends_the_run()
    {
        byte[] report = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(new ReportText().Root().Row("bob"), 5000)));

        Action run = () => new Analysis(DefaultRule, new AnalysisOptions { ShowAll = true }.InChunks(bytes: 2000, threads: 3))
            .Run([ReportInput.FromBytes(report, "report.csv")], FindingWriters.Create(OutputFormat.Text, new FullStream(room: 0)));

        run.Should().Throw<IOException>().WithMessage("No space left on device");
    }
}
