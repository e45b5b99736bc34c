using System.Text;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation;

/// <summary>A run over several inputs: its order, its sums, and that the number of threads changes nothing.</summary>
public sealed class AnalysisTests
{
    private static readonly Rule Default = BuiltInRules.Get(BuiltInRules.DefaultId);

    public static TheoryData<string> Formats => [.. OutputFormats.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Any_number_of_threads_gives_the_same_bytes(string format)
    {
        byte[] expected = Write(format, 1);

        expected.Length.Should().BeGreaterThan(1024 * 1024, "batches should be written before their input ends");
        Write(format, 2).Should().Equal(expected);
        Write(format, 8).Should().Equal(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Results_stand_in_the_order_of_the_inputs(int threads)
    {
        FindingList list = new();
        IReadOnlyList<ReportInput> inputs = Inputs();

        AnalysisResult result = new Analysis([Default], new AnalysisOptions { Threads = threads }).Run(inputs, list);

        result.Sources.Select(source => source.Name).Should().Equal(inputs.Select(input => input.Name));
        list.Items.Count.Should().BeGreaterThan(1000);
        list.Items.Select(finding => (finding.Source, finding.Line)).Should().BeInAscendingOrder();
        list.Items.Count.Should().Be((int)result.Summary.Verdicts[Verdict.Fail] + (int)result.Summary.Verdicts[Verdict.NotAssessable]);
    }

    [Fact]
    public void The_findings_of_a_large_input_are_written_before_it_ends()
    {
        FindingList list = new();

        new Analysis([Default]).Run([FindingList.Input(Report(2000, failing: 1))], list);

        // A finding of the list counts as 1 KiB, and a batch of 256 KiB is full.
        list.Writes.Should().HaveCountGreaterThan(2).And.OnlyContain(count => count <= 256);
        list.Items.Select(finding => finding.Line).Should().Equal(Enumerable.Range(3, 2000).Select(line => (long)line));
    }

    [Fact]
    public void An_input_whose_turn_has_not_come_waits_for_it()
    {
        using ManualResetEventSlim secondIsOpen = new();
        ReportInput first = ReportInput.FromStream(new SignalStream(Report(10, failing: 1), () => secondIsOpen.Wait(TimeSpan.FromSeconds(30))), "a.csv");
        ReportInput second = ReportInput.FromStream(new SignalStream(Report(10_000, failing: 1), secondIsOpen.Set), "b.csv");
        FindingList list = new();

        // The second holds more than the 4 MiB that it may hold.
        new Analysis([Default], new AnalysisOptions { Threads = 2 }).Run([first, second], list);

        secondIsOpen.IsSet.Should().BeTrue();
        list.Items.Should().HaveCount(10_010);
        list.Items.Select(finding => (finding.Source, finding.Line)).Should().BeInAscendingOrder();
    }

    [Fact]
    public void Accounts_stand_in_the_order_of_their_ids_and_users_without_one_last()
    {
        string first = new ReportText { Account = "444455556666" }.Root().Row("alice", ("password_enabled", "true")).Row("bob", ("arn", "bob")).ToString();
        string second = new ReportText().Root().Row("carlos", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z")).ToString();
        string third = new ReportText { Account = "444455556666" }.Root().ToString();

        AnalysisResult result = Run([Default], first, second, third);

        result.Summary.ByAccount.Select(account => (account.Account, account.Users)).Should().Equal(("111122223333", 2), ("444455556666", 3), (null, 1));
        result.Summary.ByAccount.Select(account => Counts(account.Verdicts)).Should().Equal("0 1 1 0 0", "1 0 2 0 0", "0 0 1 0 0");
        result.Sources[0].Accounts.Should().Equal("444455556666");
        Counts(result.Summary.Verdicts).Should().Be("1 1 4 0 0");
    }

    [Fact]
    public void Users_count_once_whatever_the_rules()
    {
        Rule mfa = TestRule.Of("IamUser where passwordEnabled=true should have mfaActive=true");
        string report = new ReportText().Root().Row("alice", ("password_enabled", "true")).Row("bob").ToString();

        AnalysisResult result = Run([mfa, Default], report);

        result.Summary.Users.Should().Be(3);
        result.Summary.ByRule.Select(rule => $"{rule.Rule.Id} {Counts(rule.Verdicts)}").Should().Equal("TEST.01 0 1 2 0 0", "D9.AWS.IAM.79 1 0 2 0 0");
        Counts(result.Summary.Verdicts).Should().Be("1 1 4 0 0");
        result.Summary.Rows.Should().Be(new RowCounts(3, 3, 0));
    }

    [Fact]
    public void A_run_in_which_everything_was_judged_is_complete() =>
        Run([Default], new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z")).ToString())
            .Summary.Complete.Should().BeTrue();

    [Fact]
    public void Warnings_leave_a_run_complete()
    {
        AnalysisResult result = Run([Default], new ReportText().Row("alice").Row("bob", ("arn", "arn:aws:iam::444455556666:user/bob")).ToString());

        result.Sources[0].Diagnostics.Select(diagnostic => diagnostic.Code).Should().Equal("no-root-row", "several-accounts");
        result.Summary.Complete.Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\n,,,\n(0 rows)")]
    public void A_report_without_a_row_leaves_a_run_incomplete(string behind)
    {
        AnalysisResult result = Run([Default], ReportText.Header + behind);

        result.Sources[0].Diagnostics.Where(diagnostic => diagnostic.Code != "side-line").Select(diagnostic => $"{diagnostic.Code}: {diagnostic.Message}").Should().Equal(
            "no-rows: The report has a header and no row: AWS always writes one for the account's root user, so that rows are missing.");
        result.Summary.Complete.Should().BeFalse();
    }

    [Fact]
    public void A_further_key_that_is_active_leaves_a_run_incomplete() =>
        Run([Default], "user,arn,user_creation_time,password_enabled,access_key_1_last_rotated,access_key_3_active\n<root_account>,arn:aws:iam::111122223333:root,2025-01-10T08:00:00Z,false,N/A,true")
            .Summary.Complete.Should().BeFalse();

    [Fact]
    public void A_rule_that_no_report_can_answer_leaves_a_run_complete_and_is_said_once()
    {
        Rule rule = TestRule.Of("IamUser should have mfaType in('Virtual','Hardware')");

        AnalysisResult result = Run([rule], new ReportText().Root().ToString(), new ReportText().Root().ToString());

        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Be("TEST.01 asks for 'mfaType', which no credential report holds: users that it is about cannot be assessed.");
        result.Summary.Complete.Should().BeTrue();
        Counts(result.Summary.Verdicts).Should().Be("0 0 0 0 2");
    }

    [Theory]
    [InlineData("alice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z,maybe", "unreadable-boolean")]
    [InlineData("alice,arn:aws:iam::111122223333:user/alice", "too-few-cells")]
    [InlineData(",arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z,true", "missing-user")]
    public void A_row_that_cannot_be_judged_leaves_a_run_incomplete(string row, string code)
    {
        Rule rule = TestRule.Of("IamUser should have passwordEnabled=false");

        AnalysisResult result = Run([rule], $"user,arn,user_creation_time,password_enabled\n<root_account>,arn:aws:iam::111122223333:root,2015-03-01T10:00:00Z,not_supported\n{row}");

        result.Sources[0].Diagnostics.Should().ContainSingle().Which.Code.Should().Be(code);
        result.Summary.Complete.Should().BeFalse();
        result.Summary.Rows.Read.Should().Be(2);
        (result.Summary.Rows.Judged + result.Summary.Rows.NotJudged).Should().Be(2);
        result.AnyJudged.Should().BeTrue();
    }

    [Fact]
    public void An_input_that_is_no_report_leaves_a_run_incomplete_and_the_others_judged()
    {
        AnalysisResult result = Run([Default], "no report", new ReportText().Root().ToString(), "");

        result.Sources.Select(source => source.Judged).Should().Equal(false, true, false);
        result.Sources.Select(source => string.Join(' ', source.Diagnostics.Select(diagnostic => diagnostic.Code))).Should().Equal("not-a-report", "", "empty-file");
        result.Summary.Complete.Should().BeFalse();
        result.AnyJudged.Should().BeTrue();
    }

    private static AnalysisResult Run(IReadOnlyList<Rule> rules, params string[] reports) =>
        new Analysis(rules).Run([.. reports.Select((report, i) => FindingList.Input(report, $"{i}.csv"))], new FindingList());

    private static string Counts(VerdictCounts counts) => string.Join(' ', Enum.GetValues<Verdict>().Select(verdict => counts[verdict]));

    private static byte[] Write(string format, int threads)
    {
        using MemoryStream output = new();
        new Analysis([Default, TestRule.Of("IamUser should have mfaActive=true")], new AnalysisOptions { Threads = threads })
            .Run(Inputs(), FindingWriters.Create(OutputFormats.Find(format)!, output));
        return output.ToArray();
    }

    /// <summary>Forty inputs from no row to thousands, in no order of size; some are no report.</summary>
    private static ReportInput[] Inputs() =>
        [.. Enumerable.Range(0, 40).Select(i => FindingList.Input(i % 7 == 3 ? $"no report {i}" : Report(i * i * 37 % (i % 10 == 1 ? 4001 : 300), 1 + (i % 5)), $"{i:00}.csv"))];

    /// <summary>A report of root and users, of whom every n-th fails and every hundredth cannot be assessed.</summary>
    private static string Report(int users, int failing)
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < users; i++)
        {
            string rotated = i % failing == 0 ? "2025-01-10T08:00:00Z" : i % 100 == 1 ? "10/01/2025" : "N/A";
            report.Row($"user-{i}", ("password_enabled", "true"), ("mfa_active", i % 3 == 0 ? "false" : "true"), ("access_key_1_last_rotated", rotated));
        }

        return report.ToString();
    }

    /// <summary>Bytes that come only once; says so when those after the beginning are asked for, at which inputs are looked before any is judged.</summary>
    private sealed class SignalStream(string text, Action reading) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            if (Position > 0) reading();
            return base.Read(buffer);
        }
    }
}
