using System.Text.RegularExpressions;
using CredReport.Diagnostics;
using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Evaluation.Findings;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation;

/// <summary>A key changes what is shown, and nothing of what is judged.</summary>
public sealed partial class PseudonymousRunTests
{
    private const int Reports = 200;
    private const int Seed = 20_261_125;

    private static readonly Pseudonyms Names = Pseudonyms.FromKey(new byte[32]);

    private static readonly IReadOnlyList<Rule> Rules = [BuiltInRules.Get(BuiltInRules.DefaultId), BuiltInRules.Get("CR.KEY.02"), TestRule.Of("IamUser should not have name like '%a%' or accountNumber = '111122223333'")];

    private static readonly Instant AsOf = new(1769817600); // 2026-01-31T00:00:00Z

    [Fact]
    public void Verdicts_diagnostics_and_counts_are_those_without_a_key() => Parallel.For(0, Reports, i =>
    {
        ReportInput[] inputs = [Input("one.csv", MutilatedReport.Of(Seed + i)), Input("two", MutilatedReport.Of(Seed - i))];
        CollectingWriter plain = new();
        CollectingWriter hidden = new();
        AnalysisOptions options = new() { AsOf = AsOf, ShowAll = true, AcceptedRisks = Risks() };
        AnalysisResult without = new Analysis(Rules, options).Run(inputs, plain);
        AnalysisResult with = new Analysis(Rules, options with { Pseudonyms = Names }).Run(inputs, hidden);

        hidden.Findings.Select(Judged).Should().Equal(plain.Findings.Select(Judged), "seed {0} should", Seed + i);
        with.AllDiagnostics.Select(Place).Should().Equal(without.AllDiagnostics.Select(Place), "seed {0} should", Seed + i);
        with.Sources.Select(source => (source.Form, source.Rows, source.Accounts.Count, source.Judged)).Should()
            .Equal(without.Sources.Select(source => (source.Form, source.Rows, source.Accounts.Count, source.Judged)));
        with.Summary.ByAccount.Select(account => account.Users).Order().Should().Equal(without.Summary.ByAccount.Select(account => account.Users).Order());
        with.Summary.Complete.Should().Be(without.Summary.Complete);
    });

    [Fact]
    public void Events_and_states_are_those_without_a_key() => Parallel.For(0, Reports, i =>
    {
        ReportInput[] old = [Input("old.csv", MutilatedReport.Of(Seed + i))];
        ReportInput[] now = [Input("new.csv", MutilatedReport.Of(Seed - i))];
        AnalysisOptions options = new() { AcceptedRisks = Risks() };
        ComparisonResult without = new Comparison(Rules, options).Run(old, now);
        ComparisonResult with = new Comparison(Rules, options with { Pseudonyms = Names }).Run(old, now);

        with.Events.Select(item => (item.Type, item.AgeDays, item.Old.Count, item.New.Count, item.Probable)).Should()
            .BeEquivalentTo(without.Events.Select(item => (item.Type, item.AgeDays, item.Old.Count, item.New.Count, item.Probable)), "seed {0} should", Seed + i);
        with.Findings.Select(item => (item.State, item.Reason, Judged(item.Finding))).Should().BeEquivalentTo(without.Findings.Select(item => (item.State, item.Reason, Judged(item.Finding))));
        with.AllDiagnostics.Select(Place).Should().BeEquivalentTo(without.AllDiagnostics.Select(Place));
        (with.Complete, with.SameReport).Should().Be((without.Complete, without.SameReport));
    });

    [Fact]
    public void A_finding_is_of_its_pseudonyms()
    {
        ReportText report = new ReportText().Row("alice", ("arn", "arn:aws:iam::111122223333:user/sales/alice"), ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
        Finding finding = Run(report).Single();

        finding.UserName.Should().Be(Names.User("111122223333", "alice"));
        finding.Account.Should().Be(Names.Account("111122223333"));
        finding.Arn.Should().Be($"arn:aws:iam::{finding.Account}:user/{finding.UserName}");
        finding.Source.Should().Be("source-0001");
        finding.Fingerprint.Should().Be(Fingerprint.Of(BuiltInRules.DefaultId, finding.Arn!, new Instant(1736496000), new Instant(1736496001)));
        finding.Remediation!.Cli.Should().Contain($"--user-name {finding.UserName} ");
        finding.User.Should().BeEquivalentTo(new { Name = finding.UserName, finding.Arn, AccountId = finding.Account });
    }

    [Fact]
    public void A_name_that_no_user_can_have_gets_no_command_under_a_key_either()
    {
        ReportText report = new ReportText().Row("$(reboot)", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));

        Run(report).Single().Remediation!.Cli.Should().BeNull();
    }

    [Fact]
    public void Of_a_last_use_the_moment_is_shown_and_not_the_texts()
    {
        (string, string)[] cells = [("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"), ("access_key_1_last_used_date", "2025-06-01T09:30:00Z"), ("access_key_1_last_used_region", "us-east-1"), ("access_key_1_last_used_service", "s3")];

        Run(new ReportText().Row("alice", cells)).Single().Remediation!.Advice.Should().StartWith("Access key 1 was last used at 2025-06-01T09:30:00Z: ask its owner");
    }

    [Fact]
    public void A_user_who_moved_to_another_path_has_one_pseudonym_and_two_findings()
    {
        (string, string)[] cells = [("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")];
        ComparisonResult result = ReportDiff.Of(
            [ReportDiff.Input(new ReportText().Row("alice", [("arn", "arn:aws:iam::111122223333:user/sales/alice"), .. cells]), "old.csv")],
            [ReportDiff.Input(new ReportText().Row("alice", [("arn", "arn:aws:iam::111122223333:user/legal/alice"), .. cells]), "new.csv")],
            new AnalysisOptions { Pseudonyms = Names });

        string arn = Names.Arn("arn:aws:iam::111122223333:user/alice");
        result.Events.Single().Message.Should().Be($"Probably renamed from '{Names.User("111122223333", "alice")}' ({arn}): the creation times of the user and its access keys are the same.");
        result.Findings.Select(item => (item.State, item.Finding.Arn)).Should().Equal((FindingState.New, arn), (FindingState.Absent, arn));
    }

    [Fact]
    public void Text_that_is_withheld_and_changes_is_a_change_all_the_same()
    {
        Rule rule = TestRule.Of("IamUser should have firstAccessKey.lastUsedService = 'iam'");
        ComparisonResult result = ReportDiff.Of(
            [ReportDiff.Input(new ReportText().Row("alice", ("access_key_1_last_used_service", "s3")), "old.csv")],
            [ReportDiff.Input(new ReportText().Row("alice", ("access_key_1_last_used_service", "ec2")), "new.csv")],
            new AnalysisOptions { Pseudonyms = Names }, rule);

        result.Findings.Single().State.Should().Be(FindingState.Updated);
        result.Findings.Single().Finding.Cells.Should().Equal(new CellReading("access_key_1_last_used_service", "(withheld)"));
    }

    /// <summary>Both ways in which a text could get into a message without saying what it is.</summary>
    [Fact]
    public void Diagnostics_of_the_library_are_made_of_pieces()
    {
        string[] files = Directory.GetFiles(Checkout.Path("src", "CredReport"), "*.cs", SearchOption.AllDirectories);
        files.Should().HaveCountGreaterThan(200);

        // One makes them, the other has them back from where they were put as they are shown.
        files.Where(file => MadeOfText().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).Should().BeEquivalentTo("DiagnosticSpool.cs");
        File.ReadAllText(Checkout.Path("src", "CredReport", "Diagnostics", "Diagnostic.cs")).Should().Contain("new(descriptor, message.ToString(pseudonyms)");
    }

    private static IReadOnlyList<Finding> Run(ReportText report)
    {
        CollectingWriter writer = new();
        new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)], new AnalysisOptions { Pseudonyms = Names }).Run([Input("report.csv", report.ToBytes())], writer);
        return writer.Findings;
    }

    private static ReportInput Input(string name, byte[] bytes) => ReportInput.FromBytes(bytes, name);

    private static CredReport.Evaluation.Exceptions.AcceptedRisks Risks() => new RiskText().Add("A", ("user", "alice")).Add("B", ("user", "bob"), ("expires", "2025-01-31"))
        .Add("C", ("user", "carlos"), ("account", "444455556666"), ("created", "2025-01-10T08:00:00Z")).Add("D", ("user", "nobody")).Add("E", ("account", "999900001111")).Read();

    private static (string Rule, Verdict Verdict, long Line, FindingKey? Key, string? Risk) Judged(Finding finding) =>
        (finding.Rule.Id, finding.Verdict, finding.Line, finding.Key, finding.AcceptedRisk?.Id);

    private static (string Code, long? Line, string? Column) Place(Diagnostic diagnostic) => (diagnostic.Code, diagnostic.Line, diagnostic.Column);

    [GeneratedRegex(@"new Diagnostic\(|Diagnostic \w+ = new\(|Diagnostic\w* \w+\([^)]*\) =>\s+new\((?!descriptor, message\.ToString\(pseudonyms\))")]
    private static partial Regex MadeOfText();
}
