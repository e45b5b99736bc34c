using CredReport.Evaluation;
using CredReport.Evaluation.Accounts;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Accounts;

/// <summary>Accounts are found and added up as a dictionary does it, and take little memory.</summary>
public sealed class AccountTableTests
{
    private const int Seed = 20_261_128;

    [Fact]
    public void Random_accounts_are_those_of_a_dictionary()
    {
        Random random = new(Seed);
        AccountTable table = new();
        Dictionary<string, AccountTable.Entry> expected = [];
        for (int i = 0; i < 20_000; i++)
        {
            string account = Id(random.Next(5_000));
            AccountTable.Entry? entry = table.Find(account);
            entry.Should().BeSameAs(expected.GetValueOrDefault(account), $"seed {Seed}");
            if (entry is not null) continue;

            entry = new AccountTable.Entry(account);
            table.Add(entry);
            expected.Add(account, entry);
        }

        table.Count.Should().Be(expected.Count);
        table.ToHashSet().SetEquals(expected.Values).Should().BeTrue($"seed {Seed}");
    }

    [Fact]
    public void Accounts_of_several_inputs_are_added_up_in_order_with_those_without_an_id_last()
    {
        Random random = new(Seed);
        AccountSums sums = new();
        SortedDictionary<string, long> expected = new(StringComparer.Ordinal);
        for (int input = 0; input < 40; input++)
        {
            AccountTable table = new();
            foreach (string account in Enumerable.Range(0, 1_000).Select(_ => random.Next(2_000)).Distinct().Select(Id))
            {
                AccountTable.Entry entry = new(account) { Users = random.Next(1, 100) };
                entry.Verdicts[(int)Verdict.Fail] = entry.Users;
                expected[account] = expected.GetValueOrDefault(account) + entry.Users;
                table.Add(entry);
            }

            sums.Add(table.Select(entry => KeyValuePair.Create(entry.Account, entry)), table.Count);
        }

        IReadOnlyList<AccountSummary> summaries = sums.Summaries();

        expected.Should().ContainKey("");
        (string?, long)[] ordered = [.. expected.Where(account => account.Key.Length > 0).Select(account => ((string?)account.Key, account.Value)), (null, expected[""])];
        summaries.Select(summary => (summary.Account, summary.Users)).Should().Equal(ordered);
        summaries.Select(summary => summary.Verdicts[Verdict.Fail]).Should().Equal(ordered.Select(account => account.Item2));
        summaries.Should().HaveCount(expected.Count);
    }

    [Fact]
    public void An_account_with_one_user_takes_less_than_300_bytes()
    {
        const int count = 100_000;
        string[] ids = [.. Enumerable.Range(1, count).Select(Id)];
        AccountSums sums = new();

        long before = GC.GetAllocatedBytesForCurrentThread();
        AccountTable table = new();
        foreach (string id in ids)
        {
            DuplicateIndex known = new();
            known.Add(1, 2);
            table.Add(new AccountTable.Entry(id) { Known = known });
        }

        sums.Add(table.Select(entry => KeyValuePair.Create(entry.Account, entry)), table.Count);
        int listed = sums.Summaries().Count;
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        listed.Should().Be(count);
        const int idBytes = 48;
        ((bytes / count) + idBytes).Should().BeLessThan(300);
    }

    /// <summary>The first one has none.</summary>
    private static string Id(int number) => number == 0 ? "" : $"{100_000_000_000 + (number * 7L)}";
}
