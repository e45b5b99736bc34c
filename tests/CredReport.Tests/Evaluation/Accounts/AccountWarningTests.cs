using CredReport.Evaluation;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Accounts;

/// <summary>Users that stand twice, accounts that are too large, ARNs that are odd: said, judged and counted.</summary>
public sealed class AccountWarningTests
{
    [Fact]
    public void A_user_that_stands_twice_is_judged_and_counted_twice()
    {
        ReportText report = new ReportText().Root().Row("alice").Row("bob")
            .Row("alice", ("user_creation_time", "2025-01-10T09:00:00+01:00"), ("mfa_active", "true"))
            .Row("bob", ("user_creation_time", "2025-01-10T08:00:01Z"));

        AnalysisResult result = Run(report.ToString());

        Messages(result, "duplicate-user").Should().Equal("5: The user 'alice' is listed twice: its ARN and creation time are those of line 3. Both rows are judged and counted.");
        result.Summary.Users.Should().Be(5);
        result.Summary.Complete.Should().BeTrue();
    }

    [Fact]
    public void Without_an_ARN_or_with_a_creation_time_that_cannot_be_read_nobody_stands_twice()
    {
        Messages(Run("user,user_creation_time,password_enabled,access_key_1_last_rotated\na,2025-01-10T08:00:00Z,true,N/A\na,2025-01-10T08:00:00Z,true,N/A"), "duplicate-user").Should().BeEmpty();
        Messages(Run(new ReportText().Root().Row("a", ("user_creation_time", "?")).Row("a", ("user_creation_time", "?")).ToString()), "duplicate-user").Should().BeEmpty();
    }

    [Fact]
    public void In_an_account_of_over_5000_users_the_search_ends_and_says_so()
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < 5000; i++) report.Row($"user-{i}");

        Run(report.ToString()).Sources[0].Diagnostics.Should().BeEmpty("root does not count as a user");
        report.Row("user-1").Row("user-2");
        AnalysisResult result = Run(report.ToString());

        Messages(result, "many-users").Should().Equal("5003: The account 111122223333 has more than 5000 users, which AWS does not allow: check whether reports were put together. From here on, duplicates among its users are not looked for.");
        Messages(result, "duplicate-user").Should().BeEmpty();
        result.Summary.Users.Should().Be(5003);
    }

    [Fact]
    public void Accounts_that_come_again_after_many_others_are_said_to_be_searched_no_more()
    {
        ReportText report = new();
        AddAccount(0);
        for (int account = 1; account <= 1400; account++) AddAccount(account);
        AnalysisResult once = Run(report.ToString());
        AddAccount(1400);
        AddAccount(0);

        AnalysisResult twice = Run(report.ToString());

        Messages(once, "many-users").Should().BeEmpty();
        Messages(twice, "duplicate-user").Should().HaveCount(100, "the last account is still remembered");
        Messages(twice, "many-users").Should().ContainSingle().Which.Should()
            .EndWith("The account 111122220000 comes again after 65536 users of others: from here on, not all duplicate users are found.");

        void AddAccount(int account)
        {
            for (int i = 0; i < 100; i++) report.Row($"u{i}", ("arn", $"arn:aws:iam::11112222{account:d4}:user/u{i}"));
        }
    }

    [Fact]
    public void An_account_of_any_number_of_root_users_ends_the_search_as_well()
    {
        ReportText report = new();
        DateTime day = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (int i = 0; i < 70_000; i++) report.Row("<root_account>", ("arn", "arn:aws:iam::111122223333:root"), ("user_creation_time", $"{day.AddHours(i):yyyy-MM-dd'T'HH':00:00Z'}"));

        AnalysisResult result = Run(report.ToString());

        Messages(result, "many-users").Should().ContainSingle().Which.Should().StartWith("5003: ");
        result.Summary.Users.Should().Be(70_000);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/x/bob", "bob")]
    [InlineData("arn:aws-cn:iam::111122223333:user/alice", "alice")]
    [InlineData("arn:aws:iam::111122223333:user/bob", "eve")] // not the user's own
    [InlineData("arn:aws:iam::111122223333:group/eve", "eve")]
    public void A_user_stands_twice_wherever_the_two_stand(string arn, string user)
    {
        foreach (int first in new[] { 0, 1, 3 })
        {
            ReportText report = new();
            for (int i = 0; i < 4; i++)
            {
                if (i == first || i == 3) report.Row(user, ("arn", arn));
                report.Row($"user-{i}");
            }

            if (first == 3) report.Row(user, ("arn", arn));
            Messages(Run(report.ToString()), "duplicate-user").Should().ContainSingle("the first stands behind {0}", first);
        }
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/bob", "The ARN 'arn:aws:iam::111122223333:user/bob' does not end in the user's name, 'alice'. Both are used as they are.")]
    [InlineData("arn:aws:iam::111122223333:group/alice", "The ARN 'arn:aws:iam::111122223333:group/alice' is not that of an IAM user, like arn:aws:iam::111122223333:user/alice, or of root. It is used as it is.")]
    [InlineData("arn:aws:iam::1234567890:user/alice", "The ARN 'arn:aws:iam::1234567890:user/alice' is not like arn:aws:iam::111122223333:user/alice, with an account id of 12 digits. It is used as it is, and others of the same account are not named.")]
    [InlineData("arn:aws-us-gov:iam::111122223333:user/division/alice", null)]
    [InlineData("arn:aws-eusc:iam::011122223333:user/alice", null)]
    public void The_ARN_of_every_row_is_looked_at(string arn, string? message)
    {
        AnalysisResult result = Run(new ReportText().Root().Row("carlos").Row("alice", ("arn", arn)).Row("diego").ToString());

        Messages(result, "odd-arn").Should().Equal(message is null ? [] : [$"4: {message}"]);
        result.Summary.Users.Should().Be(4);
    }

    [Fact]
    public void The_ARN_of_root_is_roots_own() =>
        Messages(Run(new ReportText().Row("<root_account>").Row("alice").ToString()), "odd-arn").Should().Equal(
            "2: The ARN 'arn:aws:iam::111122223333:user/<root_account>' is not root's, like arn:aws:iam::111122223333:root. It is used as it is.");

    private static AnalysisResult Run(string report) => new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run([FindingList.Input(report)], new FindingList());

    private static IEnumerable<string> Messages(AnalysisResult result, string code) =>
        result.Sources[0].Diagnostics.Where(problem => problem.Code == code).Select(problem => $"{problem.Line}: {problem.Message}");
}
