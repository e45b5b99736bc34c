using System.Text;
using CredReport.Evidence;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>The list of accounts of which reports should be there, and what of it is not met.</summary>
public sealed class ExpectedAccountsTests
{
    private const string Accepted = "expected account ids of 12 digits, one per line, or the answer of 'aws organizations list-accounts' in JSON";

    [Theory]
    [InlineData("444455556666\n111122223333\n")]
    [InlineData("\uFEFF# the accounts\r\n\r\n  444455556666  \r\n111122223333")]
    [InlineData("""{ "Accounts": [ { "Id": "444455556666", "Name": "a", "Status": "ACTIVE" }, { "Id": "111122223333" } ] }""")]
    public void List_is_read(string text) => Read(text).Active.Should().Equal("111122223333", "444455556666");

    [Fact]
    public void Of_accounts_that_are_not_active_no_report_is_expected()
    {
        ExpectedAccounts accounts = Read(
            """
            { "Accounts": [ { "Id": "111122223333", "Status": "ACTIVE" }, { "Id": "444455556666", "Status": "SUSPENDED" },
                            { "Id": "777788889999", "State": "PENDING_CLOSURE", "Status": "SUSPENDED" }, { "Id": "000000000001", "State": "ACTIVE", "Status": "SUSPENDED" } ], "NextToken": null }
            """);

        accounts.Active.Should().Equal("000000000001", "111122223333");
        accounts.Inactive.Should().Equal("444455556666", "777788889999");
    }

    [Theory]
    [InlineData("111122223333\n\n1234\n", $"list:3: '1234' is no account id: {Accepted}.")]
    [InlineData("111122223333\n11112222333x\n", $"list:2: '11112222333x' is no account id: {Accepted}.")]
    [InlineData("111122223333\n444455556666\n111122223333\n", "list:3: the account 111122223333 is on line 1 already: another one may be meant.")]
    [InlineData("# none\n", $"'list' names no account of which a report could be expected: {Accepted}.")]
    [InlineData("{ }", $"'list' is JSON without an array 'Accounts': {Accepted}.")]
    [InlineData("""{ "Accounts": [ ] }""", $"'list' names no account of which a report could be expected: {Accepted}.")]
    [InlineData("""{ "Accounts": [ { "Name": "x" } ] }""", "'list': item 1 of 'Accounts' has no 'Id' of 12 digits.")]
    [InlineData("""{ "Accounts": [ { "Id": "111122223333" }, { "Id": "111122223333" } ] }""", "'list': items 1 and 2 of 'Accounts' have the same 'Id', 111122223333.")]
    [InlineData("""{ "Accounts": [ { "Id": "111122223333" } ], "NextToken": "abc" }""", "'list' is one page of a longer list, for it has a 'NextToken': expected the whole answer of 'aws organizations list-accounts'.")]
    public void What_is_no_list_is_an_error(string text, string expected)
    {
        Action read = () => Read(text);

        read.Should().Throw<EvidenceException>().WithMessage(expected);
    }

    [Theory]
    [InlineData("111122223333\n\n1234\n", $"list:3: this is no account id: {Accepted}.")]
    [InlineData("111122223333\n444455556666\n111122223333\n", "list:3: this account is on line 1 already: another one may be meant.")]
    [InlineData("""{ "Accounts": [ { "Id": "111122223333" }, { "Id": "11112222333", "Name": "alice" } ] }""", "'list': item 2 of 'Accounts' has no 'Id' of 12 digits.")]
    [InlineData("""{ "Accounts": [ { "Id": "111122223333" }, { "Id": "111122223333" } ] }""", "'list': items 1 and 2 of 'Accounts' have the same 'Id'.")]
    [InlineData("{ \"Accounts\": [\n trudy ] }", "'list' is not JSON that can be read: it breaks off on line 2.")]
    public void Under_a_key_an_error_says_where_and_not_what(string text, string expected)
    {
        Action read = () => ExpectedAccounts.Read("list", Encoding.UTF8.GetBytes(text), withholds: true);

        read.Should().Throw<EvidenceException>().WithMessage(expected);
    }

    [Theory]
    [InlineData("""{ "Accounts": [""")]
    [InlineData("""{ "Accounts": [ { "Id": "\ud800" } ] }""")]
    [InlineData("""{ "Accounts": [ { "Id": "111122223333", "State": "\ud800" } ] }""")]
    public void Broken_json_is_an_error(string text)
    {
        Action read = () => Read(text);

        read.Should().Throw<EvidenceException>().WithMessage("'list' is not JSON that can be read: *");
    }

    [Fact]
    public void What_is_missing_unexpected_or_repeated_stands_on_the_first_page_and_makes_the_package_incomplete()
    {
        EvidenceOptions options = MadePackage.Options with { ExpectedAccounts = Read("444455556666\n777788889999\n") };
        CredReport.Input.ReportInput[] reports =
        [
            FindingList.Input(new ReportText().Root().ToString(), "a.csv"),
            FindingList.Input(new ReportText { Account = "444455556666" }.Root().ToString(), "b.csv"),
            FindingList.Input(new ReportText { Account = "444455556666" }.Root().Row("bob").ToString(), "c.csv"),
        ];
        using EvidencePackage package = EvidencePackage.Create(reports, options);
        const string said =
            """
            **By a list that was given to the tool, reports of 2 accounts were expected, and that is not what was received: 1 missing, 1 unexpected, 1 repeated.**

            - Missing: `777788889999`: no report of it was judged.
            - Unexpected: `111122223333`: it is not in the list.
            - Repeated: `444455556666`: it is in `data/source/0002-b.csv` and `data/source/0003-c.csv`, and its users count once for each.


            """;

        package.Result.Summary.Complete.Should().BeTrue();
        package.IsComplete.Should().BeFalse();
        PackageZip zip = PackageZip.Read(MadePackage.Of(reports, options));
        zip.Text("data/README.md").Should().Contain(said).And.Contain("| Complete | **no**: the accounts are not those that were expected |");
        zip.Text("data/results/report.md").Should().Contain(said);
        zip.Text("data/evaluation.json").Should().Contain("\"complete\": false");
    }

    [Fact]
    public void Accounts_that_are_as_expected_are_said_to_be()
    {
        EvidenceOptions options = MadePackage.Options with { ExpectedAccounts = Read("""{ "Accounts": [ { "Id": "111122223333" }, { "Id": "444455556666", "State": "CLOSED" } ] }""") };

        string page = PackageZip.Read(MadePackage.Of([FindingList.Input(new ReportText().Root().ToString())], options)).Text("data/README.md");

        page.Should().Contain("By a list that was given to the tool, reports of 1 account were expected, and each of them was received once, and no other.\n\nNo report is expected of 1 account that the list calls not active: `444455556666`.\n\n");
        page.Should().Contain("| Complete | yes");
    }

    [Fact]
    public void Report_of_an_account_that_is_not_active_is_not_expected_and_not_held_against_the_package()
    {
        EvidenceOptions options = MadePackage.Options with { ExpectedAccounts = Read("""{ "Accounts": [ { "Id": "111122223333" }, { "Id": "444455556666", "State": "SUSPENDED" } ] }""") };
        using EvidencePackage package = EvidencePackage.Create(
            [FindingList.Input(new ReportText().Root().ToString(), "a.csv"), FindingList.Input(new ReportText { Account = "444455556666" }.Root().ToString(), "b.csv")], options);

        package.Accounts.Unexpected.Should().BeEmpty();
        package.IsComplete.Should().BeTrue();
    }

    private static ExpectedAccounts Read(string text) => ExpectedAccounts.Read("list", Encoding.UTF8.GetBytes(text));
}
