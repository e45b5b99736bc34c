using System.Globalization;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>The pages of a package and what it says of itself: without a finding, with one, with many, with hostile names, and with nobody named.</summary>
public sealed class PackageGoldenTests
{
    private static readonly string[] Pages = ["bag-info.txt", "data/README.md", "data/evaluation.json", "data/results/report.md", "data/results/population.csv"];

    public static TheoryData<string> Names => ["none", "one", "many", "hostile", "pseudonyms"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pages_are_the_golden_ones(string name)
    {
        PackageZip package = PackageZip.Read(Make(name));
        foreach (string page in Pages) Golden.Check($"package-{name}/{Path.GetFileName(page)}", package.Text(page));
    }

    private static byte[] Make(string name) => name switch
    {
        "none" => MadePackage.Of([FindingList.Input(new ReportText().Root().Row("alice").ToString())]),
        "one" => MadePackage.Of([FindingList.Input(Failing("111122223333").ToString(), "credential-report.csv")], MadePackage.Options with { PackagedAt = new Instant(1769839200) }),
        "many" => MadePackage.Of(Many, Whole),
        "hostile" => MadePackage.Of(
            [.. HostileNames.All.Select((hostile, i) => FindingList.Input(Failing("111122223333").Row(hostile, ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString(), hostile))],
            MadePackage.Options with { Organization = "| `Corp` <b>*x*</b> [a](b) =1+1" }),
        _ => MadePackage.Of(Many, Whole with { Pseudonyms = Pseudonyms.FromKey("0123456789abcdef0123456789abcdef"u8) }),
    };

    private static IReadOnlyList<ReportInput> Many =>
    [
        .. Enumerable.Range(1, 3).Select(i => FindingList.Input(Failing(i.ToString("D12", CultureInfo.InvariantCulture)).ToString(), $"reports/{i}.csv")),
        FindingList.Input(Failing("000000000003").Line("cut,off").ToString(), "reports/again.csv"),
        FindingList.Input("no report", "notes.txt"),
    ];

    private static EvidenceOptions Whole => new()
    {
        Rules = RuleSelection.Resolve(["D9.AWS.IAM.79", "CR.KEY.02", "D9.AWS.IAM.16"]),
        AsOf = new Instant(1769839200),
        Exceptions = System.Text.Encoding.UTF8.GetBytes(new RiskText().Add("EX-1", ("account", "000000000001")).Add("EX-2", ("account", "000000000002"), ("expires", "2025-06-30")).ToString()),
        Organization = "Example Corp",
        ExpectedAccounts = ExpectedAccounts.Read("accounts.json", """{ "Accounts": [ { "Id": "000000000001" }, { "Id": "000000000003" }, { "Id": "000000000004" }, { "Id": "000000000005", "State": "CLOSED" } ] }"""u8.ToArray()),
    };

    private static ReportText Failing(string account) => new ReportText { Account = account }.Root()
        .Row("alice", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"))
        .Row("bob", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-03-10T08:00:01Z"));
}
