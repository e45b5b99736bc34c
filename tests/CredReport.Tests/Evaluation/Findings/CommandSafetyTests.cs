using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Findings;

/// <summary>Over every rule, every failing example and every state of a key: pasting the commands as they are takes away nothing that is in use.</summary>
public sealed class CommandSafetyTests
{
    private static readonly Instant Moment = Instant.TryParse("2026-01-31T00:00:00Z", out Instant moment) ? moment : default;

    private static readonly (string Name, string Date, string Region, string Service)[] Uses =
    [
        ("used yesterday", "2026-01-30T09:30:00Z", "us-east-1", "s3"),
        ("used last year", "2025-01-20T09:30:00Z", "us-east-1", "s3"),
        ("never used", "N/A", "N/A", "N/A"),
        ("used at a time that is missing", "N/A", "us-east-1", "s3"),
        ("used at a time that cannot be read", "30/01/2026", "us-east-1", "s3"),
        ("never used, says an empty cell", "", "", ""),
    ];

    private static readonly string[] Names = ["alice", "-rf", "a;reboot", "$(reboot)", "<root_account>"];

    public static TheoryData<string> Ids => [.. BuiltInRules.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pasted_as_they_are_the_commands_take_away_nothing_in_use(string id)
    {
        foreach ((Finding finding, string[] commands) in Fails(id).Select(fail => (fail.Finding, Live(fail.Finding))))
        {
            string because = $"{finding.UserName} has {string.Join(", ", finding.Cells.Select(cell => $"{cell.Column} {cell.Text}"))}";
            commands.Should().NotContain(command => command.Contains("delete-login-profile", StringComparison.Ordinal), because);
            commands.Should().NotContain(command => command.Contains("delete-user", StringComparison.Ordinal), because);
            commands.Should().NotContain(command => command.Contains("signing-certificate ", StringComparison.Ordinal), because);

            string[] deactivations = [.. commands.Where(command => command.Contains("--status Inactive", StringComparison.Ordinal))];
            if (deactivations.Length > 0 && KeysOf(id, finding) is { Count: > 0 } keys) keys.Should().Contain(key => IsAtRest(key), because);

            int deletion = Array.FindIndex(commands, command => command.Contains("delete-access-key", StringComparison.Ordinal));
            if (deletion < 0) continue;
            id.Should().BeOneOf("D9.AWS.IAM.79", "CR.KEY.01");
            KeysOf(id, finding).Should().OnlyContain(key => key.Use == "N/A" || key.Use.Length == 0, because);
            Array.FindIndex(commands, command => command.Contains("--status Inactive", StringComparison.Ordinal)).Should().BeInRange(0, deletion - 1, "a key is deactivated first");
        }
    }

    [Fact]
    public void Nothing_is_run_for_a_name_that_AWS_does_not_know()
    {
        foreach (string id in BuiltInRules.Ids)
        {
            foreach (Finding finding in Fails(id).Select(fail => fail.Finding).Where(finding => finding.UserName is "a;reboot" or "$(reboot)"))
                finding.Remediation!.Cli.Should().BeNull();
        }
    }

    [Fact]
    public void A_key_is_the_same_to_every_rule_about_keys_without_a_use()
    {
        string report = new ReportText().Row("alice", ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T09:00:00Z")).ToString();

        string[] Steps(string id) => [.. FindingList.Of(BuiltInRules.Get(id), report, Moment).Single().Remediation!.Cli!.Split('\n').Where(line => line.Contains("-access-key ", StringComparison.Ordinal))];

        Steps("CR.KEY.05").Should().Equal(Steps("D9.AWS.IAM.03")).And.HaveCount(2);
    }

    [Fact]
    public void Which_commands_are_printed()
    {
        StringBuilder text = new();
        foreach (string id in BuiltInRules.Ids)
        {
            foreach (IGrouping<string, (string State, Finding Finding)> same in Shown(id).GroupBy(Commands))
            {
                text.Append(CultureInfo.InvariantCulture, $"== {id}\n");
                foreach (IGrouping<string, string> states in same.Select(fail => fail.State).Distinct().GroupBy(state => state.Split(", ")[0]))
                    text.Append(CultureInfo.InvariantCulture, $"{states.Key}: {string.Join("; ", states.Select(state => state[(states.Key.Length + 2)..]))}\n");
                text.Append(same.Key).Append("\n\n");
            }
        }

        Golden.Check("commands.txt", text.ToString());
    }

    /// <summary>Every failing example of a rule under each name, its keys used in each way, as far as it still fails.</summary>
    private static IEnumerable<(string State, Finding Finding)> Fails(string id)
    {
        Rule rule = BuiltInRules.Get(id);
        foreach (string name in Names)
        {
            foreach (RuleExample example in rule.Examples.Fails)
            {
                foreach ((string use, string date, string region, string service) in Uses)
                {
                    Dictionary<string, string> cells = new(example.Cells);
                    cells["arn"] = name == "<root_account>" ? "arn:aws:iam::111122223333:root" : $"arn:aws:iam::111122223333:user/{name}";
                    foreach (int slot in (int[])[1, 2])
                    {
                        if (!cells.ContainsKey($"access_key_{slot}_last_rotated")) continue;
                        cells[$"access_key_{slot}_last_used_date"] = date;
                        cells[$"access_key_{slot}_last_used_region"] = region;
                        cells[$"access_key_{slot}_last_used_service"] = service;
                    }

                    cells.Remove("user");
                    cells.Remove("additional_credentials_info");
                    string report = new ReportText().Row(name, [.. cells.Select(cell => (cell.Key, cell.Value))]).ToString();
                    if (FindingList.Of(rule, report, Moment).SingleOrDefault() is { Verdict: Verdict.Fail } finding) yield return ($"{name}, {use}", finding);
                }
            }
        }
    }

    /// <summary>Those whose commands differ in more than a name or a creation time.</summary>
    private static IEnumerable<(string State, Finding Finding)> Shown(string id) =>
        Fails(id).Where(fail => fail.Finding.UserName != "-rf" && (fail.Finding.Key?.Created is not null || fail.Finding.Credential is null));

    private static string Commands((string State, Finding Finding) fail) =>
        fail.Finding.Remediation!.Cli is not { } cli ? "(none)"
        : fail.Finding.Key?.Created is { } created ? cli.Replace(created.ToString().TrimEnd('Z'), "KEY_CREATED", StringComparison.Ordinal)
        : cli;

    private static string[] Live(Finding finding) => [.. (finding.Remediation?.Cli ?? "").Split('\n').Where(line => !line.StartsWith('#'))];

    private static bool IsAtRest((string Use, bool Active) key) =>
        !key.Active || key.Use is "N/A" or "" || (Instant.TryParse(key.Use, out Instant use) && use.UnixSeconds < Moment.UnixSeconds - (45 * 86_400));

    /// <summary>The keys that the rule reads: when each was last used, and whether it is active.</summary>
    private static IReadOnlyList<(string Use, bool Active)> KeysOf(string id, Finding finding)
    {
        ReportColumn[] first = BuiltInRules.Get(id).At(Moment).Credential is { } only ? [only.Active] : [ReportColumn.AccessKey1Active, ReportColumn.AccessKey2Active];
        return [.. first.Where(active => finding.Row.Text(active + 1) != "N/A").Select(active => (finding.Row.Text(active + 2), finding.Row.Text(active) == "true"))];
    }
}
