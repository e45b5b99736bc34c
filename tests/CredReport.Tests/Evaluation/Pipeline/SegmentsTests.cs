using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>A large input that is judged in segments gives what one thread gives, byte for byte, wherever it is cut.</summary>
public sealed class SegmentsTests
{
    private const int Seed = 20_261_124;
    private const int Mutilated = 4000;
    private const int Crowds = 1500;

    private static readonly Rule[] AllRules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get)];
    private static readonly Rule[] DefaultRule = [BuiltInRules.Get(BuiltInRules.DefaultId)];
    private static readonly Instant Moment = new(1_770_000_000);

    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999", "1111", "x", ""];
    private static readonly string[] Letters = ["a", "B", "b", "Z", "_", "1", "é", ":root"];
    private static readonly string[] Created = ["2025-01-10T08:00:00Z", "2025-01-10T08:00:00+00:00", "2025-01-10T08:00:01Z", "soon", ""];

    private static readonly AcceptedRisks Risks = new RiskText()
        .Add("past", ("expires", "2025-12-31")).Add("bob", ("user", "bob")).Add("soon", ("user", "carlos"), ("expires", "2026-02-10"))
        .Add("again", ("user", "bob")).Add("other", ("user", "a")).Read(AllRules);

    private static readonly Pseudonyms Key = Pseudonyms.FromKey("0123456789abcdef0123456789abcdef"u8);

    private static string Header => ReportText.Header;

    [Fact]
    public void Of_mutilated_reports() => Compare(Mutilated, (seed, random) =>
    {
        IEnumerable<byte> bytes = MutilatedReport.Of(seed);
        for (int more = random.Next(3); more > 0; more--) bytes = bytes.Concat(MutilatedReport.Of(random.Next()));
        return [.. bytes];
    }, minimumOfEach: ["changed-header", "repeated-header", "joined-line", "recovered-row", "line-too-long", "written-line-end", "stray-quote", "odd-arn", "duplicate-user"]);

    [Fact]
    public void Of_accounts_that_come_and_go() => Compare(Crowds, (_, random) => Encoding.UTF8.GetBytes(Crowd(random)), minimumOfEach: ["duplicate-user", "odd-arn", "no-root-row"]);

    [Theory]
    [InlineData("bob,\"arn:aws:iam::111122223333:user/bob\nalice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z")]
    [InlineData("\n\n\r\n\r\rbob\n")]
    [InlineData("\uFEFFbob\n\uFEFF\n\0\n")]
    [InlineData("#TYPE x\nsep=,\n")]
    [InlineData("\\n\nx\\n\n\\n")]
    [InlineData("")]
    public void Of_lines_that_are_odd(string lines)
    {
        string report = new ReportText().Root().Row("bob").Row("carlos", ("access_key_1_active", "true")).Line(lines).Row("bob").Line(Header).Row("dora").ToString();
        foreach (string text in (string[])[report, report + "\n", report.Replace("\n", "\r\n", StringComparison.Ordinal), report.Replace('\n', '\r'), lines + report, "\n\n" + lines + "\n" + report])
        {
            for (int bytes = 1; bytes < 600; bytes += 1 + (bytes / 8)) Check(DefaultRule, new AnalysisOptions { ShowAll = true }, Encoding.UTF8.GetBytes(text), bytes, threads: 2, text);
        }
    }

    [Fact]
    public void Where_headers_change_and_columns_are_missing()
    {
        string narrow = "user,arn,mfa_active\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"narrow-{i},arn:aws:iam::111122223333:user/narrow-{i},false"));
        ReportText wide = new ReportText().Root();
        for (int i = 0; i < 40; i++) wide.Row($"wide-{i}", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z"));
        string report = string.Join('\n', wide, narrow, wide, narrow, narrow, wide);

        foreach (int bytes in (int[])[1, 100, 500, 3000, 9000]) Check(AllRules, new AnalysisOptions { ShowAll = true }, Encoding.UTF8.GetBytes(report), bytes, threads: 3, $"segments of {bytes}");
    }

    [Fact]
    public void With_more_said_than_a_segment_holds()
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < 6000; i++) report.Line(i % 3 == 0 ? $"x{i}" : $"user-{i % 700},arn:aws:iam::111122223333:user/user-{i % 700},2025-01-10T08:00:00Z,maybe{string.Concat(Enumerable.Repeat(",soon", 18))}");

        foreach (int bytes in (int[])[1000, 50_000, 250_000]) Check(AllRules, new AnalysisOptions { ShowAll = true, AsOf = Moment }, report.ToBytes(), bytes, threads: 2, $"segments of {bytes}");
    }

    [Fact]
    public void Of_an_account_with_too_many_users_and_of_more_users_than_are_remembered()
    {
        StringBuilder report = new("user,arn,user_creation_time,password_enabled,access_key_1_last_rotated\n");
        AddUsers(report, account: 1, count: 100);
        AddUsers(report, account: 2, count: 5003);
        for (int account = 3; account < 17; account++) AddUsers(report, account, count: 4900);
        AddUsers(report, account: 16, count: 10);
        AddUsers(report, account: 1, count: 10);
        byte[] bytes = Encoding.UTF8.GetBytes(report.ToString());

        foreach (int size in (int[])[10_000, 333_333]) Check(DefaultRule, new AnalysisOptions(), bytes, size, threads: 2, $"segments of {size}").Should().Contain("more than 5000 users").And.Contain("comes again after").And.Contain("stands twice");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4000)]
    public void Of_bytes_that_cannot_be_had(int bytes)
    {
        byte[] report = new ReportText().Root().Row("alice").Row("bob").Row("carlos").ToBytes();
        byte[] many = [.. Enumerable.Repeat(report, 600).SelectMany(part => part.Append((byte)'\n'))];
        foreach (int length in (int[])[70_000, 70_001, 70_100, 200_000, many.Length, many.Length - 1])
        {
            ReportInput Input() => ReportInput.FromStream(new FailingStream(many[..length], new IOException("The disk is gone.")), "report.csv");
            AnalysisOptions options = new() { ShowAll = true };

            string expected = JudgedOutputs.Of(DefaultRule, options, Input());

            JudgedOutputs.Of(DefaultRule, options.InSegments(bytes, threads: 2), Input()).Should().Be(expected, $"with {length} bytes");
            expected.Should().Contain("The disk is gone.");
        }
    }

    [Fact]
    public void Of_several_inputs_some_of_which_are_large()
    {
        byte[] small = new ReportText().Root().Row("alice").ToBytes();
        byte[] large = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(new ReportText { Account = "444455556666" }.Root().Row("bob", ("access_key_1_active", "true")), 60)));
        ReportInput[] Inputs() => [.. Enumerable.Range(0, 30).Select(i => i % 4 == 1 ? ReportInput.FromBytes(large, $"{i}.csv") : ReportInput.FromBytes(i % 4 == 2 ? [] : small, $"{i}.csv"))];
        AnalysisOptions options = new() { ShowAll = true };
        string expected = JudgedOutputs.Of(AllRules, options, Inputs());

        foreach (int threads in (int[])[2, 3, 8])
        {
            AnalysisOptions cut = options.InSegments(bytes: 5000, threads);
            JudgedOutputs.Of(AllRules, cut, Inputs()).Should().Be(expected, $"on {threads} threads");
        }
    }

    [Fact]
    public void Segments_are_written_before_the_input_ends()
    {
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new ReportText().Root() + "\n", 100)));
        MemoryStream output = new();
        long writtenBeforeEnd = 0;
        using ObservedStream input = new([.. Enumerable.Repeat(block, 50).SelectMany(bytes => bytes)], () => writtenBeforeEnd = output.Length);

        new Analysis(DefaultRule, new AnalysisOptions { ShowAll = true }.InSegments(bytes: 10_000, threads: 2)).Run([ReportInput.FromStream(input, "report.csv")], FindingWriters.Create(OutputFormat.Text, output));

        // Of what is read at a time and what three threads may hold, hardly anything is left when the end is seen.
        writtenBeforeEnd.Should().BeGreaterThan(output.Length * 8 / 10);
    }

    [Fact]
    public void A_run_that_is_called_off_ends()
    {
        using CancellationTokenSource source = new();
        byte[] report = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(new ReportText().Root().Row("bob"), 5000)));
        using ObservedStream input = new(report, source.Cancel, at: report.Length / 2);

        Action run = () => JudgedOutputs.Of(DefaultRule, new AnalysisOptions { Cancellation = source.Token }.InSegments(bytes: 2000, threads: 3), ReportInput.FromStream(input, "report.csv"));

        run.Should().Throw<OperationCanceledException>();
        input.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public void A_writer_that_fails_ends_the_run()
    {
        byte[] report = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(new ReportText().Root().Row("bob"), 5000)));

        Action run = () => new Analysis(DefaultRule, new AnalysisOptions { ShowAll = true }.InSegments(bytes: 2000, threads: 3))
            .Run([ReportInput.FromBytes(report, "report.csv")], FindingWriters.Create(OutputFormat.Text, new FullStream(room: 0)));

        run.Should().Throw<IOException>().WithMessage("No space left on device");
    }

    private static void Compare(int count, Func<int, Random, byte[]> create, string[] minimumOfEach)
    {
        ConcurrentBag<string> wrong = [];
        ConcurrentDictionary<string, int> seen = new();
        Parallel.For(0, count, i =>
        {
            int seed = Seed + i;
            Random random = new(seed);
            byte[] bytes = create(seed, random);
            AnalysisOptions options = new()
            {
                ShowAll = random.Next(2) == 0,
                AsOf = random.Next(2) == 0 ? Moment : null,
                AcceptedRisks = random.Next(3) == 0 ? Risks : null,
                Pseudonyms = random.Next(4) == 0 ? Key : null,
                Limits = InputLimits.Default with { LineBytes = random.Next(4) == 0 ? 300 : InputLimits.Default.LineBytes },
                Progress = new AnalysisProgress(),
            };
            Rule[] rules = random.Next(3) == 0 ? AllRules : DefaultRule;
            int size = random.Next(3) == 0 ? 1 : random.Next(1, 900);
            try
            {
                string output = Check(rules, options, bytes, size, threads: random.Next(2, 5), "");
                foreach (string code in minimumOfEach.Where(output.Contains)) seen.AddOrUpdate(code, 1, (_, times) => times + 1);
            }
            catch (Exception e)
            {
                wrong.Add($"Seed {seed}, segments of {size}: {e.Message}\nThe report in base64: {Convert.ToBase64String(bytes)}");
            }
        });

        wrong.OrderBy(problem => problem.Length).FirstOrDefault().Should().BeNull();
        seen.Should().HaveCount(minimumOfEach.Length).And.OnlyContain(code => code.Value >= 8, "the reports should be worth it");
    }

    /// <summary>Answers what one thread gives.</summary>
    private static string Check(Rule[] rules, AnalysisOptions options, byte[] bytes, int segmentBytes, int threads, string what)
    {
        AnalysisProgress? progress = options.Progress is null ? null : new AnalysisProgress();
        string expected = JudgedOutputs.Of(rules, options, ReportInput.FromBytes(bytes, "report.csv"));
        string actual = JudgedOutputs.Of(rules, (options with { Progress = progress }).InSegments(segmentBytes, threads), ReportInput.FromBytes(bytes, "report.csv"));
        actual.Should().Be(expected, "{0}", what);
        return expected;
    }

    private static string Crowd(Random random)
    {
        string[] columns = ["user", "arn", "user_creation_time", "password_enabled", "access_key_1_active", "access_key_1_last_rotated"];
        if (random.Next(8) == 0) columns = [.. columns.Where(column => column != "arn")];
        int accounts = random.Next(1, Accounts.Length + 1);
        int turns = random.Next(1, 12);
        (string Arn, string Name, string Created)[] users = [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => User(random, accounts, turns))];
        users = random.Next(3) switch
        {
            0 => users,
            1 => [.. users.OrderBy(user => user.Name, StringComparer.OrdinalIgnoreCase)],
            _ => [.. users.OrderBy(user => user.Arn[..Math.Min(25, user.Arn.Length)], StringComparer.Ordinal).ThenBy(user => user.Name, StringComparer.OrdinalIgnoreCase)],
        };
        return string.Join('\n', [string.Join(',', columns), .. users.Select(user => string.Join(',', columns.Select(column => column switch
        {
            "user" => user.Name,
            "arn" => user.Arn,
            "user_creation_time" => user.Created,
            "access_key_1_last_rotated" => "2025-01-10T08:00:00Z",
            _ => random.Next(12) == 0 ? "maybe" : "true",
        })))]);
    }

    private static (string Arn, string Name, string Created) User(Random random, int accounts, int turns)
    {
        string account = Accounts[random.Next(turns) == 0 ? random.Next(accounts) : 0];
        if (random.Next(20) == 0) return ($"arn:aws:iam::{account}:root", "<root_account>", Created[0]);
        if (random.Next(40) == 0) return ("", "nobody", Created[0]);

        string name = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Letters[random.Next(random.Next(6) == 0 ? Letters.Length : 4)]));
        string path = random.Next(10) == 0 ? "team/" : "";
        return ($"arn:aws:iam::{account}:user/{path}{(random.Next(30) == 0 ? "other" : name)}", random.Next(40) == 0 ? "<root_account>" : name, Created[random.Next(10) == 0 ? random.Next(Created.Length) : 0]);
    }

    private static void AddUsers(StringBuilder report, int account, int count)
    {
        for (int i = 0; i < count; i++) report.Append(CultureInfo.InvariantCulture, $"user-{i:D5},arn:aws:iam::{account:D12}:user/user-{i:D5},2025-01-10T08:00:00Z,false,N/A\n");
    }
}
