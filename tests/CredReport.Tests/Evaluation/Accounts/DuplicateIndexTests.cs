using CredReport.Evaluation.Accounts;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Accounts;

/// <summary>Users are known as a dictionary knows them, whether they were looked for when they came or not.</summary>
public sealed class DuplicateIndexTests
{
    private const int Seed = 20260308;

    [Fact]
    public void Random_users_are_those_of_a_dictionary()
    {
        Random random = new(Seed);
        DuplicateIndex known = new();
        for (int round = 0; round < 60; round++)
        {
            known.Clear();
            Dictionary<ulong, long> expected = [];
            int different = 1 + random.Next(6000);
            int looked = random.Next(1, 101);
            for (int line = 2; line < 5000; line++)
            {
                ulong identity = DuplicateIndex.Identity((ulong)random.Next(different), "arn"u8);
                bool isNew = !expected.TryGetValue(identity, out long first);
                if (isNew && random.Next(100) >= looked) known.AddNew(identity, line);
                else known.Add(identity, line).Should().Be(isNew ? null : first);

                expected.TryAdd(identity, line);
                known.Count.Should().Be(expected.Count);
            }
        }
    }
}
