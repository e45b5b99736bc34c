using System.Text;
using CredReport.Evaluation.Accounts;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Accounts;

/// <summary>Names that rise are those of ARNs that did not stand before.</summary>
public sealed class SortedNameTrackerTests
{
    private const int Seed = 20260309;

    private static readonly string[] Pieces = ["a", "A", "b", "Z", "_", "[", "1", "/", "team/", "é", "", new string('n', 40)];

    [Fact]
    public void An_ARN_that_rises_was_not_there_before()
    {
        Random random = new(Seed);
        SortedNameTracker names = new();
        int risen = 0;
        for (int round = 0; round < 4_000; round++)
        {
            names.Begin();
            string[] arns = [.. Enumerable.Range(0, random.Next(12)).Select(_ => Arn(random))];
            if (random.Next(4) > 0) arns = [.. arns.OrderBy(arn => arn[(arn.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase)];
            HashSet<string> seen = [];
            foreach (string arn in arns)
            {
                bool rises = names.Ascends(Encoding.UTF8.GetBytes(arn));
                bool isNew = seen.Add(arn);
                (rises && !isNew).Should().BeFalse($"of {arn} in {string.Join(' ', arns)}");
                if (rises) risen++;
            }
        }

        risen.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void Names_in_the_order_of_AWS_rise()
    {
        SortedNameTracker names = new();
        names.Begin();

        foreach (string name in new[] { "admin", "Alice", "alice-2", "Bob", "bob.b", "carol", "team/Dan", "zoe" })
            names.Ascends(Encoding.UTF8.GetBytes($"arn:aws:iam::111122223333:user/{name}")).Should().BeTrue($"{name} is behind those before");
    }

    [Fact]
    public void Once_broken_nothing_is_told_until_the_next_account()
    {
        SortedNameTracker names = new();
        names.Begin();
        names.Ascends("arn:aws:iam::111122223333:user/b"u8).Should().BeTrue();
        names.Ascends("arn:aws:iam::111122223333:user/a"u8).Should().BeFalse();
        names.Ascends("arn:aws:iam::111122223333:user/c"u8).Should().BeFalse();

        names.Begin();
        names.Ascends("arn:aws:iam::444455556666:user/a"u8).Should().BeTrue();
        names.Break();
        names.Ascends("arn:aws:iam::444455556666:user/b"u8).Should().BeFalse();
    }

    private static string Arn(Random random)
    {
        string name = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        return random.Next(10) == 0 ? $"arn:aws:iam::111122223333:{name}" : $"arn:aws:iam::111122223333:user/{name}";
    }
}
