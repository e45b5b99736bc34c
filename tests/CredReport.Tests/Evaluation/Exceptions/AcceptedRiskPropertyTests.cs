using System.Text;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Exceptions;

/// <summary>On random reports and exceptions: what a plain search finds, and the same bytes for any number of threads.</summary>
public sealed class AcceptedRiskPropertyTests
{
    private static readonly string[] Users = ["alice", "bob", "carlos", "<root_account>"];
    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999"];
    private static readonly string[] Keys = ["2025-01-10T08:00:01Z", "2025-01-10T08:00:59Z", "2025-03-01T00:00:00Z"];
    private static readonly string[] Days = ["2025-12-31", "2026-01-30", "2026-01-31", "2026-02-15", "2026-12-31"];
    private static readonly Rule[] Rules = [BuiltInRules.Get("D9.AWS.IAM.79"), BuiltInRules.Get("D9.AWS.IAM.02"), BuiltInRules.Get("CR.KEY.02")];
    private static readonly Instant January = new(1769817600); // 2026-01-31T00:00:00Z

    private static readonly Gen<(string Key, string Value)[]> Risk =
        from rule in Gen.Int[0, Rules.Length - 1]
        from account in Gen.OneOf(Accounts)
        from user in Gen.OneOf(Users)
        from expires in Gen.OneOf(Days)
        from created in Gen.OneOf("", "", "2025-01-10T08:00:00Z", "2024-01-01T00:00:00Z")
        from key in Gen.OneOf("", "", Keys[0], Keys[1])
        select ((string Key, string Value)[])
        [
            ("rule", Rules[rule].Id), ("account", account), ("user", user), ("expires", expires),
            .. created.Length > 0 ? [("created", created)] : ((string, string)[])[],
            .. key.Length > 0 && Rules[rule].Credential is not null ? [("key", key)] : ((string, string)[])[],
        ];

    private static readonly Gen<string> Report =
        from account in Gen.OneOf(Accounts)
        from rows in Gen.Select(Gen.OneOf(Users[..3]), Gen.OneOf(Keys), Gen.OneOf("true", "false"), Gen.OneOf("2025-01-10T08:00:00Z", "2024-01-01T00:00:00Z", "yesterday")).Array[0, 4]
        select rows.Aggregate(new ReportText { Account = account }.Root(), (report, row) => report.Row(row.Item1,
            ("password_enabled", row.Item3), ("access_key_1_active", "true"), ("access_key_1_last_rotated", row.Item2), ("user_creation_time", row.Item4))).ToString();

    private static readonly Gen<(AcceptedRisks Risks, string[] Reports)> Runs =
        from risks in Risk.Array[0, 12]
        from reports in Report.Array[1, 5]
        select (risks.Index().Aggregate(new RiskText(), (text, risk) => text.Add($"EX-{risk.Index}", risk.Item)).Read(), reports);

    [Fact]
    public void A_plain_search_finds_the_same() => Runs.Sample(run =>
    {
        FindingList without = new();
        FindingList with = new();
        new Analysis(Rules, new AnalysisOptions { AsOf = January, ShowAll = true }).Run(Inputs(run.Reports), without);
        new Analysis(Rules, new AnalysisOptions { AsOf = January, ShowAll = true, AcceptedRisks = run.Risks }).Run(Inputs(run.Reports), with);

        with.Items.Should().HaveSameCount(without.Items);
        foreach ((Finding plain, Finding finding) in without.Items.Zip(with.Items))
        {
            AcceptedRisk? expected = plain.Verdict == Verdict.Fail ? run.Risks.Items.FirstOrDefault(risk => Covers(risk, plain)) : null;
            finding.AcceptedRisk.Should().BeSameAs(expected);
            finding.Verdict.Should().Be(expected is null ? plain.Verdict : Verdict.Excluded);
        }
    }, iter: 300);

    [Fact]
    public void Bytes_are_the_same_for_any_number_of_threads() => Runs.Sample(run =>
    {
        foreach (OutputFormat format in OutputFormats.All)
            Write(run, format, threads: 4).Should().Be(Write(run, format, threads: 1));
    }, iter: 30);

    [Fact]
    public void A_check_says_who_is_covered() => Runs.Sample(run =>
    {
        FindingList list = new();
        new Analysis(Rules, new AnalysisOptions { AsOf = January, AcceptedRisks = run.Risks }).Run(Inputs(run.Reports), list);

        (IReadOnlyList<AcceptedRiskStatus> statuses, _) = AcceptedRiskCheck.Run(run.Risks.Items, [], Inputs(run.Reports), new AnalysisOptions { AsOf = January });

        statuses.Select(status => status.Risk).Should().Equal(run.Risks.Items);
        foreach (Finding finding in list.Items.Where(finding => finding.Verdict == Verdict.Excluded))
        {
            AcceptedRiskStatus status = statuses.Single(status => status.Risk == finding.AcceptedRisk);
            status.State.Should().BeOneOf(AcceptedRiskState.InForce, AcceptedRiskState.EndsSoon);
            status.Findings.Select(covered => (covered.Source, covered.Line)).Should().Contain((finding.Source, finding.Line));
        }
    }, iter: 100);

    [Fact]
    public void A_check_finds_what_a_plain_search_does() => Runs.Sample(run =>
    {
        FindingList list = new();
        AnalysisResult result = new Analysis(Rules, new AnalysisOptions { ShowAll = true, AcceptedRisks = run.Risks }).Run(Inputs(run.Reports), list);
        Dictionary<string, Instant?> moments = result.Sources.ToDictionary(source => source.Name, source => source.AsOf);

        (IReadOnlyList<AcceptedRiskStatus> statuses, _) = AcceptedRiskCheck.Run(run.Risks.Items, [], Inputs(run.Reports), new AnalysisOptions());

        foreach ((int i, AcceptedRiskStatus status) in statuses.Index())
        {
            Finding[] named = [.. list.Items.Where(finding => Names(status.Risk, finding))];
            Finding[] meant = [.. named.Where(finding => finding.Verdict is Verdict.Fail or Verdict.Excluded && IsFor(status.Risk, finding))];
            Finding[] told = meant.Length > 0 ? meant : named;
            int? daysLeft = told.Length > 0 ? told.Min(finding => status.Risk.DaysLeft(moments[finding.Source]!.Value)) : null;
            AcceptedRisk? first = meant.Length == 0 ? null
                : run.Risks.Items.Take(i).FirstOrDefault(other => Array.TrueForAll(meant, finding => Names(other, finding) && IsFor(other, finding) && other.DaysLeft(moments[finding.Source]!.Value) >= 0));

            status.Findings.Select(finding => (finding.Source, finding.Line)).Should().Equal(meant.Select(finding => (finding.Source, finding.Line)));
            status.DaysLeft.Should().Be(daysLeft);
            if (meant.Length > 0) status.Note.Should().Be(first is null ? null : $"{first.Display} covers the same, and counts, because it is first in the file");
            else (status.State == AcceptedRiskState.KeyGone).Should().Be(IsKeyGone(status.Risk, named));
        }
    }, iter: 300);

    [Fact]
    public void A_check_of_many_exceptions_of_one_user_grows_with_their_number_alone()
    {
        long small = Work(500);
        long large = Work(2000);

        large.Should().BeLessThan(5 * small, "four times as many exceptions take four times the work");

        // Most have ended, and each asks for another before it that has not.
        static long Work(int count)
        {
            RiskText text = new();
            for (int i = 0; i < count; i++) text.Add($"EX-{i}", ("expires", i % 10 == 9 ? "2025-12-31" : "2025-06-30"));
            IReadOnlyList<AcceptedRisk> risks = text.Read().Items;
            ReportInput report = FindingList.Input(new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString());
            AnalysisOptions options = new() { AsOf = January };
            AcceptedRiskCheck.Run(risks, [], [report], options);

            long before = GC.GetAllocatedBytesForCurrentThread();
            AcceptedRiskCheck.Run(risks, [], [report], options).Statuses.Should().OnlyContain(status => status.State == AcceptedRiskState.Expired);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static bool Covers(AcceptedRisk risk, Finding finding) => Names(risk, finding) && risk.Expires >= new DateOnly(2026, 1, 31) && IsFor(risk, finding);

    private static bool Names(AcceptedRisk risk, Finding finding) => risk.RuleId == finding.Rule.Id && risk.Account == finding.Account && risk.User == finding.UserName;

    private static bool IsFor(AcceptedRisk risk, Finding finding) =>
        (risk.Created is null || risk.Created == finding.UserCreated) && (risk.Key is null || risk.Key == finding.Key?.Created);

    private static bool IsKeyGone(AcceptedRisk risk, Finding[] named)
    {
        IamUser[] users = [.. named.Where(finding => risk.Created is null || risk.Created == finding.UserCreated).Select(finding => finding.User)];
        return risk.Key is { } key && users.Length > 0
            && !users.SelectMany(user => new[] { user.FirstAccessKey.LastRotated, user.SecondAccessKey.LastRotated, user.FirstCertificate.LastRotated, user.SecondCertificate.LastRotated })
                .Any(created => created.HasValue && created.Value == key);
    }

    private static ReportInput[] Inputs(string[] reports) => [.. reports.Select((report, i) => FindingList.Input(report, $"{i}.csv"))];

    private static string Write((AcceptedRisks Risks, string[] Reports) run, OutputFormat format, int threads)
    {
        using MemoryStream output = new();
        AnalysisResult result = new Analysis(Rules, new AnalysisOptions { Threads = threads, AcceptedRisks = run.Risks }).Run(Inputs(run.Reports), FindingWriters.Create(format, output));
        return Encoding.UTF8.GetString(output.ToArray()) + string.Join('\n', result.AllDiagnostics);
    }
}
