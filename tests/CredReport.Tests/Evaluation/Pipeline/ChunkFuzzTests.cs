using CredReport.Tests.Support;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>Damaged reports give the same, byte for byte, wherever they are cut into chunks, on any number of threads.</summary>
[Trait(Fuzz.Trait, Fuzz.Long)]
public sealed class ChunkFuzzTests
{
    [Fact]
    public void Of_mutilated_reports() => ChunkComparison.Compare(Fuzz.Cases(quick: 200, all: 4000), (seed, random) =>
    {
        IEnumerable<byte> bytes = MutilatedReport.Of(seed);
        for (int more = random.Next(3); more > 0; more--) bytes = bytes.Concat(MutilatedReport.Of(random.Next()));
        return [.. bytes];
    }, minimumOfEach: ["changed-header", "repeated-header", "joined-line", "recovered-row", "line-too-long", "written-line-end", "stray-quote", "odd-arn", "duplicate-user"]);
}
