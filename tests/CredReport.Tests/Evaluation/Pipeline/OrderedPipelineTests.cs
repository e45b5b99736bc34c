using CredReport.Evaluation.Pipeline;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>Results come in order on any number of threads, no more are held than allowed, and whatever ends the work comes out.</summary>
public sealed class OrderedPipelineTests
{
    private const int Seed = 20_261_127;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_come_in_the_order_of_sources_parts_and_results(int threads)
    {
        for (int seed = Seed; seed < Seed + 40; seed++)
        {
            Random random = new(seed);
            int[][] sources = [.. Enumerable.Range(0, random.Next(60)).Select(_ => Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(5)).ToArray())];
            OrderedPipeline<Source, string> pipeline = new(sources.Length, threads, index => new Source(index, sources[index]), CancellationToken.None);

            (string Source, string? Result)[] results = [.. pipeline.Run().Select(due => ($"{due.Source.Index}", due.Result))];

            results.Should().Equal(sources.SelectMany((parts, index) => Expected(index, parts)), "of seed {0}", seed);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void No_more_results_wait_for_their_turn_than_allowed(int threads)
    {
        int computed = 0;
        int taken = 0;
        int most = 0;
        OrderedPipeline<Source, string> pipeline = new(3, threads, index => new Source(index, [.. Enumerable.Repeat(50, 40)], () => Interlocked.Increment(ref computed)), CancellationToken.None);

        foreach ((Source _, string? result) in pipeline.Run())
        {
            if (result is not null) taken++;
            most = Math.Max(most, Volatile.Read(ref computed) - taken);
        }

        taken.Should().Be(3 * 40 * 50);
        most.Should().BeLessThanOrEqualTo(9 * threads, "each thread may hold eight, and compute one more");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_exception_of_a_part_comes_out_and_the_sources_are_disposed_of(int threads)
    {
        List<Source> opened = [];
        OrderedPipeline<Source, string> pipeline = new(10, threads, index =>
        {
            Source source = new(index, [3, 3], () =>
            {
                if (index == 4) throw new IOException("The disk is gone.");
            });
            lock (opened) opened.Add(source);
            return source;
        }, CancellationToken.None);

        Action run = () => Drain(pipeline);

        run.Should().Throw<IOException>().WithMessage("The disk is gone.");
        opened.Should().OnlyContain(source => source.IsDisposed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_exception_of_opening_comes_out(int threads)
    {
        OrderedPipeline<Source, string> pipeline = new(10, threads, index => index == 3 ? throw new IOException("The disk is gone.") : new Source(index, [1]), CancellationToken.None);

        Action run = () => Drain(pipeline);

        run.Should().Throw<IOException>().WithMessage("The disk is gone.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Work_whose_results_are_no_longer_taken_ends(int threads)
    {
        List<Source> opened = [];
        OrderedPipeline<Source, string> pipeline = new(1000, threads, index =>
        {
            Source source = new(index, [5, 5]);
            lock (opened) opened.Add(source);
            return source;
        }, CancellationToken.None);

        _ = pipeline.Run().First(due => due.Result is not null);

        opened.Should().HaveCountLessThan(100).And.OnlyContain(source => source.IsDisposed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Cancellation_ends_the_work(int threads)
    {
        using CancellationTokenSource cancellation = new();
        OrderedPipeline<Source, string> pipeline = new(1000, threads, index => new Source(index, [5, 5]), cancellation.Token);
        int taken = 0;

        Action run = () =>
        {
            foreach ((Source source, string? result) in pipeline.Run())
            {
                if (result is null) source.Dispose();
                if (++taken == 20) cancellation.Cancel();
            }
        };

        run.Should().Throw<OperationCanceledException>();
        taken.Should().Be(20);
    }

    private static void Drain(OrderedPipeline<Source, string> pipeline)
    {
        foreach ((Source source, string? result) in pipeline.Run())
        {
            if (result is null) source.Dispose();
        }
    }

    private static IEnumerable<(string Source, string? Result)> Expected(int index, int[] parts) =>
        parts.SelectMany((results, part) => Enumerable.Range(0, results).Select(i => ($"{index}", (string?)$"{index}/{part}/{i}"))).Append(($"{index}", null));

    /// <summary>Parts of so many results.</summary>
    private sealed class Source(int index, int[] parts, Action? computing = null) : IOrderedSource<string>
    {
        private int _next;

        public int Index => index;

        public bool IsDisposed { get; private set; }

        public bool HasNext => _next < parts.Length;

        public IEnumerable<string> Next()
        {
            int part = _next++;
            return Enumerable.Range(0, parts[part]).Select(i =>
            {
                computing?.Invoke();
                return $"{index}/{part}/{i}";
            });
        }

        public void Dispose() => IsDisposed = true;
    }
}
