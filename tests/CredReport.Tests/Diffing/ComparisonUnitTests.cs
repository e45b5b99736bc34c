using CredReport.Diffing;
using CredReport.Input;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>How much is held at a time: the users of one account, or of a few small ones, whatever the folder and the file.</summary>
public sealed class ComparisonUnitTests
{
    [Fact]
    public void Folder_of_pairs_is_compared_pair_by_pair()
    {
        IReadOnlyList<ComparisonUnit> units = Of([.. Accounts(2000).Select(account => Report((account, 500)))], [.. Accounts(2000).Select(account => Report((account, 500)))]);

        units.Should().HaveCount(2000);
        units.Should().OnlyContain(unit => unit.Old.Count == 1 && unit.New.Count == 1 && unit.Portions.Count == 1 && unit.Portions[0].Count == 1);
    }

    [Fact]
    public void File_of_many_accounts_is_one_unit_and_compared_in_portions()
    {
        SurveyedReport all = Report([.. Accounts(2000).Select(account => (account, 500L))]);
        IReadOnlyList<ComparisonUnit> units = Of([all], [.. Accounts(2000).Select(account => Report((account, 500)))]);

        ComparisonUnit unit = units.Should().ContainSingle().Subject;
        unit.Portions.Should().OnlyContain(portion => portion.Count * 1000 <= ComparisonUnit.PortionUsers);
        unit.Portions.SelectMany(portion => portion).Should().Equal(Accounts(2000));
    }

    [Fact]
    public void Account_of_more_users_is_a_portion_of_its_own()
    {
        SurveyedReport report = Report(("a", 10), ("b", 1_000_000), ("c", 10), ("d", 10));

        Of([report], [Report(("a", 10))]).Single().Portions.Select(portion => string.Join(' ', portion)).Should().Equal("a", "b", "c d");
    }

    [Fact]
    public void Reports_that_share_accounts_in_a_chain_are_one_unit() =>
        Of([Report(("a", 1), ("b", 1)), Report(("c", 1), ("d", 1)), Report(("e", 1))], [Report(("b", 1), ("c", 1)), Report(("a", 1), ("d", 1)), Report(("e", 1))])
            .Select(unit => (unit.Old.Count, unit.New.Count)).Should().BeEquivalentTo([(2, 2), (1, 1)]);

    [Fact]
    public void Inputs_without_a_user_are_judged_alone() => Of([Report(), Report(("a", 1))], [Report(("a", 1))]).Select(unit => unit.Portions.Count).Should().Equal(0, 1);

    private static IReadOnlyList<ComparisonUnit> Of(SurveyedReport[] old, SurveyedReport[] @new) => ComparisonUnit.Of(new ReportChoice("old", old, null), new ReportChoice("new", @new, null));

    private static IEnumerable<string> Accounts(int count) => Enumerable.Range(0, count).Select(i => $"{100000000000 + i}");

    private static SurveyedReport Report(params (string Account, long Users)[] accounts) =>
        new(ReportInput.FromBytes([], "report.csv"), 0, null, accounts.ToDictionary(item => item.Account, item => item.Users));
}
