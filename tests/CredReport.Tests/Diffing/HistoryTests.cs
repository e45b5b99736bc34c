using CredReport.Diagnostics;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>What holds of every history, on thousands of generated ones.</summary>
public sealed class HistoryTests
{
    private const int Seed = 1_738_368_000;
    private const int Histories = 2_000;

    /// <summary>No rule reads a cell, so that every warning is the comparison's.</summary>
    private static readonly Rule Nothing = TestRule.Of("IamUser should have name like '%'");

    [Fact]
    public void Events_applied_to_the_old_state_give_the_new_one()
    {
        Dictionary<DiffEventType, int> seen = [];
        ForEach((history, seed) =>
        {
            IReadOnlyList<HistoryUser> before = history.Users;
            ReportText old = history.Report();
            history.Happen(1 + (seed % 12));
            ComparisonResult result = ReportDiff.Of(old, history.Report(), Nothing);

            AppliedEvents.To(before, result.Events).Should().Equal(history.Users.Select(user => user.State).Order(StringComparer.Ordinal));
            result.Warnings.Should().BeEmpty("time only moves on");
            result.Complete.Should().BeTrue();
            foreach (DiffEvent item in result.Events) seen[item.Type] = seen.GetValueOrDefault(item.Type) + 1;
        });

        seen.Keys.Should().BeEquivalentTo(Enum.GetValues<DiffEventType>().Except([DiffEventType.AccountAdded, DiffEventType.AccountMissing]));
        seen.Values.Should().OnlyContain(count => count > 50, "every event should come up often");
    }

    [Fact]
    public void Sides_exchanged_mirror_the_events() => ForEach((history, seed) =>
    {
        ReportText old = history.Report();
        history.Happen(1 + (seed % 12));
        ReportText now = history.Report();
        ComparisonResult forward = ReportDiff.Of(old, now, Nothing);
        ComparisonResult backward = ReportDiff.Of(now, old, Nothing);
        Dictionary<string, string> names = forward.Events.Where(item => item.Type == DiffEventType.UserRenamed)
            .ToDictionary(item => item.Arn!, item => item.Old.Single(cell => cell.Column == "arn").Text);

        IEnumerable<string> expected = forward.Events.SelectMany(item => Mirror(item, names.GetValueOrDefault(item.Arn!, item.Arn!)));
        backward.Events.Select(item => Describe(item.Type, item.Arn!, Credential(item))).Order(StringComparer.Ordinal).Should().Equal(expected.Order(StringComparer.Ordinal));

        int rotations = forward.Events.Count(item => item.Type is DiffEventType.KeyRotated);
        backward.Warnings.Count(warning => warning.Code == "rotation-went-back" && warning.Message.StartsWith("Access key", StringComparison.Ordinal)).Should().Be(rotations);
        int firstUses = forward.Events.Count(item => item.Type is DiffEventType.KeyFirstUsed);
        backward.Warnings.Count(warning => warning.Code == "last-use-went-back" && warning.Message.EndsWith("and never in the new one.", StringComparison.Ordinal)).Should().Be(firstUses);
        backward.Warnings.All(warning => warning.Severity == DiagnosticSeverity.Warning).Should().BeTrue();
    });

    [Fact]
    public void Report_with_itself_has_no_event() => ForEach((history, _) =>
    {
        ReportText report = history.Report();
        ComparisonResult result = ReportDiff.Of(report, report, BuiltInRules.Get(BuiltInRules.DefaultId));

        result.Events.Should().BeEmpty();
        result.Findings.All(finding => finding.State == FindingState.Unchanged).Should().BeTrue();
        (result.SameReport, result.Complete).Should().Be((true, true));
    }, Histories / 10);

    [Fact]
    public void Every_finding_of_either_report_is_accounted_for() => ForEach((history, seed) =>
    {
        Rule[] rules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get)];
        ReportText old = history.Report();
        history.Happen(1 + (seed % 12));
        ReportText now = history.Report();
        ComparisonResult result = ReportDiff.Of(old, now, rules);

        Fingerprints(result, FindingState.Unchanged, FindingState.Updated, FindingState.Absent).Should().BeEquivalentTo(Fingerprints(ReportDiff.Of(old, old, rules), FindingState.Unchanged));
        Fingerprints(result, FindingState.Unchanged, FindingState.Updated, FindingState.New).Should().BeSubsetOf(Fingerprints(ReportDiff.Of(now, now, rules), FindingState.Unchanged));
        result.Findings.All(finding => finding.Reason.HasValue == (finding.State == FindingState.Absent)).Should().BeTrue();
    }, Histories / 12);

    private static IEnumerable<string> Fingerprints(ComparisonResult result, params FindingState[] states) =>
        result.Findings.Where(finding => states.Contains(finding.State)).Select(finding => finding.Finding.Fingerprint);

    private static void ForEach(Action<RandomHistory, int> check, int histories = Histories)
    {
        for (int i = 0; i < histories; i++)
        {
            RandomHistory history = new(Seed + i);
            history.Happen(10);
            try
            {
                check(history, Seed + i);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The history of seed {Seed + i} fails: {e.Message}", e);
            }
        }
    }

    private static IEnumerable<string> Mirror(DiffEvent item, string arn)
    {
        return item.Type switch
        {
            DiffEventType.KeyRotated => [Describe(DiffEventType.KeyDeleted, arn, Creation(item.New)), Describe(DiffEventType.KeyCreated, arn, Creation(item.Old))],
            DiffEventType.KeyFirstUsed => [],
            DiffEventType.UserRecreated or DiffEventType.UserRenamed or DiffEventType.PasswordChanged => [Describe(item.Type, arn, Credential(item))],
            _ => [Describe(Opposite(item.Type), arn, Credential(item))],
        };
    }

    private static DiffEventType Opposite(DiffEventType type)
    {
        (DiffEventType, DiffEventType)[] pairs =
        [
            (DiffEventType.UserCreated, DiffEventType.UserDeleted), (DiffEventType.PasswordEnabled, DiffEventType.PasswordDisabled),
            (DiffEventType.MfaEnabled, DiffEventType.MfaDisabled), (DiffEventType.KeyCreated, DiffEventType.KeyDeleted),
            (DiffEventType.KeyDeactivated, DiffEventType.KeyReactivated), (DiffEventType.CertificateCreated, DiffEventType.CertificateDeleted),
            (DiffEventType.CertificateDeactivated, DiffEventType.CertificateReactivated),
        ];
        return pairs.Select(pair => pair.Item1 == type ? pair.Item2 : pair.Item2 == type ? pair.Item1 : (DiffEventType?)null).Single(other => other is not null)!.Value;
    }

    private static string Describe(DiffEventType type, string arn, string credential) => $"{type.Word()} {arn} {credential}";

    /// <summary>The creation of the key or certificate that an event is about; a user's own credentials are no part of it.</summary>
    private static string Credential(DiffEvent item) => item.Type < DiffEventType.KeyCreated
        ? ""
        : Creation(item.New.Count > 0 ? item.New : item.Old);

    private static string Creation(IReadOnlyList<CellReading> cells) => cells.Single(cell => cell.Column.EndsWith("_last_rotated", StringComparison.Ordinal)).Text;
}
