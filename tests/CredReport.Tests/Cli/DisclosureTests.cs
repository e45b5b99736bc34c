using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CredReport.Reporting;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>
/// Under a key no byte of any output, and none of standard error, is of a name, an account, a path or a file name, whatever the inputs
/// are like. What must not be shown holds <c>Q9</c> or is an account of these tests: neither can be part of a pseudonym or of a hash.
/// </summary>
[Collection(CurrentFolder.Name)]
public sealed partial class DisclosureTests : IDisposable
{
    private const int Mutations = 2000;
    private const int Seed = 20_261_124;

    private static readonly string[] Users = ["aliceQ9", "bobQ9", "carlosQ9", "aQ9,Q9b", "\"cQ9,Q9d\"", "=Q9+1", "diegoQ9@example.com", "", "<root_account>"];

    private static readonly string[] Accounts = ["987609876098", "987609876099"];

    private static readonly string[] Secrets = ["Q9", "q9", "98760987609", "credreport-test-"];

    /// <summary>Rules that read every column, and say of texts what they are.</summary>
    private static readonly string[] Rules =
    [
        "IamUser should not have name like '%a%' or arn regexMatch /b/ or accountNumber = '111122223333'",
        "IamUser should have name in ('x') and arn isEmpty() and accountNumber like '9%'",
        "IamUser where name like '%' should have firstAccessKey.lastUsedService = 'iam' and firstAccessKey.lastUsedRegion like 'us-%'",
        "IamUser should not have secondAccessKey.lastUsedRegion isEmpty() or secondAccessKey.lastUsedService in ('ec2', 's3') or passwordNextRotation after(-30, 'days')",
    ];

    private readonly TemporaryFolder _folder = new();

    public DisclosureTests()
    {
        _folder.Write("key", new string('k', 32));
        foreach ((int i, string rule) in Rules.Index()) _folder.Write($"rules/{i}.yaml", TestRule.Text($"\"{rule}\"", $"TEST.{i:00}"));
        RiskText risks = new();
        foreach ((int i, string user) in new[] { "aliceQ9", "bobQ9", "diegoQ9@example.com", "nobodyQ9", "aliceQ9" }.Index())
        {
            risks.Add($"EX-{i}", ("user", user), ("account", Accounts[i % 2]), ("owner", "ownerQ9"), ("reason", "reasonQ9"), ("ticket", "ticketQ9"), ("expires", i % 2 == 0 ? "2026-02-10" : "2025-12-31"));
            risks.Add($"EY-{i}", ("user", user), ("account", Accounts[0]), ("owner", "ownerQ9"), ("reason", "reasonQ9"), ("created", "2025-01-10T08:00:00Z"), ("key", "2025-06-01T09:30:00Z"), ("rule", "CR.KEY.02"));
        }

        _folder.Write("risksQ9.yaml", risks.ToString());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mutilated_reports_tell_nobody_s_name()
    {
        ConcurrentBag<string> wrong = [];
        ConcurrentDictionary<string, bool> codes = [];
        Parallel.For(0, Mutations, i =>
        {
            byte[] report = Envelope(MutilatedReport.Of(Seed + i, Users, Accounts), i);
            string format = OutputFormats.Names[i % OutputFormats.Names.Count];
            string[] command = i % 8 == 7
                ? ["diff", _folder.Write($"oldQ9/{i}.csv", MutilatedReport.Of(Seed - i, Users, Accounts)), "-"]
                : ["analyze", "-", "--show", i % 3 == 0 ? "all" : "fail"];
            ToolRun run = ToolRun.With(new ToolInput { Bytes = report, OutputIsTerminal = i % 5 == 0 }, [.. command, "-f", format, .. Options(i % 16 == 0)]);

            foreach (Match code in Code().Matches(run.Error)) codes.TryAdd(code.Groups["code"].Value, true);
            if (run.ExitCode > 3 || Shown(run.Output + run.Error) is { } secret) wrong.Add($"Seed {Seed + i}: exit code {run.ExitCode}, {Shown(run.Output + run.Error)}\n{Convert.ToBase64String(report)}");
        });

        wrong.OrderBy(problem => problem.Length).FirstOrDefault().Should().BeNull();

        // They were worth it: what was wrong with them is of many kinds, those that quote the report most of all.
        codes.Keys.Should().Contain(
        [
            "too-few-cells", "too-many-cells", "stray-quote", "missing-user", "recovered-row", "joined-line", "odd-arn", "duplicate-user", "several-accounts", "no-root-row",
            "unreadable-timestamp", "unreadable-boolean", "broken-header", "not-a-report", "expired-exception", "ending-exception", "unmatched-exception", "cell-not-compared", "account-missing",
        ]);
    }

    [Fact]
    public void A_name_in_any_cell_of_any_kind_of_row_stays_there()
    {
        string[] texts = ["nameQ9", "Q9 2025-01-10T08:00:00Z", "2025-01-10T08:00:00Z Q9", "10/01/2025 Q9", "trueQ9", "N/A Q9", "arn:aws:iam::987609876098:user/pathQ9/nameQ9", "987609876098"];
        foreach (string column in ReportText.Columns)
        {
            ReportText report = new ReportText { Account = Accounts[0] }.Root();
            foreach ((int i, string text) in texts.Index()) report.Row($"userQ9-{i}", [(column, text), .. Filled(column)]);
            foreach (string format in OutputFormats.Names) Check(report.ToBytes(), "analyze", "-", "-f", format, "--show", "all");
        }

        static IEnumerable<(string, string)> Filled(string column) => new[]
        {
            ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"), ("access_key_1_last_used_date", "2025-06-01T09:30:00Z"),
            ("access_key_1_last_used_region", "regionQ9"), ("access_key_1_last_used_service", "serviceQ9"),
        }.Where(cell => cell.Item1 != column);
    }

    [Theory]
    [InlineData("arn:Q9:iam::987609876098:user/bob")]
    [InlineData("arn:aws:Q9::987609876098:user/bob")]
    [InlineData("arn:aws:iam:Q9:987609876098:user/bob")]
    [InlineData("arn:aws:iam::Q9:user/bob")]
    [InlineData("arn:aws:iam::987609876098Q9:user/bob")]
    [InlineData("arn:aws:iam::987609876098:Q9")]
    [InlineData("arn:aws:iam::987609876098:user/Q9/bob")]
    [InlineData("arn:aws:iam::987609876098:Q9:root")]
    [InlineData("Q9:root")]
    [InlineData("Q9")]
    public void An_odd_arn_is_not_quoted(string arn)
    {
        byte[] report = new ReportText { Account = Accounts[0] }.Root().Row("bob", ("arn", arn), ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes();
        foreach (string format in OutputFormats.Names) Check(report, "analyze", "-", "-f", format, "--show", "all");
    }

    [Fact]
    public void Hostile_names_are_not_shown()
    {
        ReportText old = new ReportText { Account = Accounts[0] }.Root();
        ReportText now = new ReportText { Account = Accounts[0] }.Root();
        foreach (string name in HostileNames.All)
        {
            old.Row($"{name}Q9", ("mfa_active", "true"), ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
            now.Row($"{name}Q9", ("arn", $"arn:aws:iam::{Accounts[0]}:user/{name}Q9/{name}Q9"), ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
        }

        string before = _folder.Write("old.csv", old.ToString());
        foreach (string format in OutputFormats.Names)
        {
            Check(now.ToBytes(), "analyze", "-", "-f", format, "--show", "all");
            Check(now.ToBytes(), "diff", before, "-", "-f", format);
        }
    }

    [Fact]
    public void Files_and_folders_are_not_named()
    {
        _folder.Write("folderQ9/one.Q9.csv", new ReportText { Account = Accounts[0] }.Row("bobQ9").ToString());
        _folder.Write("folderQ9/sub.Q9/same.csv", new ReportText { Account = Accounts[0] }.Row("bobQ9").ToString());
        _folder.Write("folderQ9/later.csv", new ReportText { Account = Accounts[0] }.Row("bobQ9").Row("carlosQ9").ToString());
        _folder.Write("folderQ9/empty.csv", "");
        _folder.Write("folderQ9/notes.txt", "Q9 asked for it");
        _folder.Write("folderQ9/header.csv", "user,Q9\nbobQ9,x\n");
        _folder.Write("folderQ9/columns.csv", "nameQ9,arn,user_creation_time,password_enabled\nx,y,z,true\n");
        _folder.Write("folderQ9/renamed.csv", $"{ReportText.Header.Replace("user,", "userQ9,", StringComparison.Ordinal)}\n");
        _folder.Write("folderQ9/answer.json", "{\"Content\": \"Q9\", \"GeneratedTime\": \"Q9\"}");
        _folder.Write("folderQ9/time.json", $"{{\"Content\": \"{Convert.ToBase64String(new ReportText { Account = Accounts[1] }.Row("bobQ9").ToBytes())}\", \"GeneratedTime\": \"yesterday at Q9\"}}");
        _folder.Write("folderQ9/content.json", $"{{\"Content\": \"{Convert.ToBase64String("Q9 is no report"u8)}\"}}");
        _folder.Write("folderQ9/cut.csv.gz", Zip(new ReportText { Account = Accounts[0] }.Row("bobQ9").ToBytes())[..^9]);
        _folder.Write("othersQ9/notes.txt", "Q9");
        Directory.CreateDirectory(_folder.At("nothingQ9"));
        foreach (string format in OutputFormats.Names)
        {
            string run = Check([], "analyze", _folder.At("folderQ9"), _folder.At("othersQ9"), _folder.At("nothingQ9"), _folder.At("missingQ9.csv"), _folder.At("*Q9*.csv"), _folder.At("folderQ9/one.Q9.csv/x"), "-f", format);
            run.Should().Contain("missing-file").And.Contain("several-reports").And.Contain("same-report").And.Contain("no-reports-in-folder").And.Contain("other-file").And.Contain("unreadable-generated-time");

            // What a file is taken for is told by the name that it has.
            run.Should().Contain("[empty-file]").And.Contain("No file or folder matches 'source-");

            Check([], "diff", _folder.At("folderQ9"), _folder.At("othersQ9"), "-f", format);
            Check([], "diff", _folder.At("nothingQ9"), _folder.At("missingQ9.csv"), "-f", format);
            Check([], "diff", _folder.At("folderQ9/one.Q9.csv"), _folder.At("folderQ9/sub.Q9/same.csv"), "-f", format);
        }
    }

    [Fact]
    public void What_the_system_says_of_a_file_is_not_shown()
    {
        using FailingStream stream = new(new ReportText { Account = Accounts[0] }.Row("bobQ9").ToBytes(), new IOException($"The device {_folder.At("Q9")} is gone."));
        ToolRun run = ToolRun.With(new ToolInput { Standard = stream }, ["analyze", "-", .. Options(true)]);

        run.Error.Should().Contain("source-0001: error: The file 'source-0001' cannot be read: (withheld) [unreadable-file]");
        Shown(run.Output + run.Error).Should().BeNull();
    }

    [Fact]
    public void What_is_in_the_order_of_names_is_in_that_of_the_names_shown()
    {
        string[] accounts = [.. Enumerable.Range(0, 20).Select(i => $"9876098760{i + 10}")];
        for (int i = 0; i < 2; i++)
        {
            foreach (string account in accounts)
            {
                ReportText report = new ReportText { Account = account }.Root();
                for (int user = 0; user < 20; user++) report.Row($"user-{user:00}-Q9", ("mfa_active", i == 0 ? "true" : "false"), ("password_last_used", $"2026-0{i + 1}-01T08:00:00Z"));
                _folder.Write($"side-{i}/{account}.csv", report.ToString());
                _folder.Write($"side-{i}/{account}-0.csv", report.ToString().Replace("2026-0", "2025-0", StringComparison.Ordinal));
            }
        }

        ToolRun run = ToolRun.Of("diff", _folder.At("side-0"), _folder.At("side-1"), "-f", "json", "--pseudonymize", _folder.At("key"));
        using JsonDocument diff = JsonDocument.Parse(run.Output);
        (string Account, string User)[] events = [.. diff.RootElement.GetProperty("events").EnumerateArray().Select(item => (item.GetProperty("account").GetString()!, item.GetProperty("user").GetString()!))];
        events.Should().HaveCount(400).And.Equal(events.OrderBy(item => item.Account, StringComparer.Ordinal).ThenBy(item => item.User, StringComparer.Ordinal));
        string[] earlier = [.. diff.RootElement.GetProperty("warnings").EnumerateArray().Select(item => item.GetProperty("message").GetString()!).Where(text => text.StartsWith("The old side has 2 reports of", StringComparison.Ordinal))];
        earlier.Select(text => text.Split(':')[0]).Should().HaveCount(20).And.BeInAscendingOrder(StringComparer.Ordinal);

        run = ToolRun.Of("analyze", _folder.At("side-0"), "-f", "json", "--pseudonymize", _folder.At("key"));
        using JsonDocument findings = JsonDocument.Parse(run.Output);
        findings.RootElement.GetProperty("summary").GetProperty("byAccount").EnumerateArray().Select(item => item.GetProperty("account").GetString()).Should().HaveCount(20).And.BeInAscendingOrder(StringComparer.Ordinal);

        run = ToolRun.With(new ToolInput { Bytes = Encoding.UTF8.GetBytes(string.Join('\n', accounts.Select(account => new ReportText { Account = account }.Row("bobQ9").ToString()))) },
            "analyze", "-", "-f", "json", "--pseudonymize", _folder.At("key"));
        using JsonDocument joined = JsonDocument.Parse(run.Output);
        joined.RootElement.GetProperty("sources")[0].GetProperty("accounts").EnumerateArray().Select(item => item.GetString()).Should().HaveCount(20).And.BeInAscendingOrder(StringComparer.Ordinal);
        string[] rootless = AccountName().Matches(run.Error.Split('\n').Single(line => line.Contains("no-root-row", StringComparison.Ordinal))).Select(match => match.Value).ToArray();
        rootless.Should().HaveCount(5).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void Samples_name_nobody()
    {
        int seen = 0;
        foreach (string sample in Directory.GetDirectories(Checkout.Path("samples")).Order())
        {
            ShellLine line = ShellLine.Parse(File.ReadAllText(Path.Combine(sample, "command")));
            if (line.Arguments[0] is not ("analyze" or "diff") || line.Arguments.Contains("--pseudonymize")) continue;

            string plain = (line with { Arguments = [.. line.Arguments, "-f", "json", "-o", "-"] }).Run(sample).Output;
            string[] names = [.. Name().Matches(plain).SelectMany(match => match.Groups["name"].Captures).Select(capture => Regex.Unescape(capture.Value)).Distinct()];
            string[] files = [.. Directory.GetFiles(sample, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)!).Where(name => name.Contains('.', StringComparison.Ordinal))];
            foreach (string format in OutputFormats.Names)
            {
                ToolRun run = (line with { Arguments = [.. line.Arguments.Except(["-f", "json", "csv", "markdown"]), "-f", format, "--pseudonymize", _folder.At("key")] }).Run(sample);
                string all = Example().Replace(run.Output + run.Error, "");
                foreach (string secret in names.Concat(files).Where(secret => secret.Length > 2 && secret is not ("<root_account>" or "exceptions" or "notes")))
                    Regex.IsMatch(all, $@"(?<![\w-]){Regex.Escape(secret)}(?![\w-])").Should().BeFalse($"{secret} of {Path.GetFileName(sample)} should not be shown in {format}");
                seen++;
            }
        }

        seen.Should().BeGreaterThan(100);
    }

    private string Check(byte[] standardInput, params string[] arguments)
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = standardInput }, [.. arguments, .. Options(true)]);
        run.ExitCode.Should().BeLessThan(4);
        run.Output.Should().NotBeEmpty();
        Shown(run.Output + run.Error).Should().BeNull();
        return run.Error;
    }

    private string[] Options(bool withRules) =>
    [
        "--pseudonymize", _folder.At("key"), "--exceptions", _folder.At("risksQ9.yaml"), "--as-of", "2026-01-31",
        .. withRules ? (string[])["-r", "all", "-r", _folder.At("rules")] : ["-r", "D9.AWS.IAM.79", "-r", "CR.KEY.02", "-r", _folder.At("rules/0.yaml")],
    ];

    private static string? Shown(string output) => Array.Find(Secrets, secret => output.Contains(secret, StringComparison.Ordinal)) is { } secret
        ? output[Math.Max(0, output.IndexOf(secret, StringComparison.Ordinal) - 200)..Math.Min(output.Length, output.IndexOf(secret, StringComparison.Ordinal) + 60)]
        : null;

    private static byte[] Envelope(byte[] csv, int i) => (i % 8) switch
    {
        0 => Encoding.UTF8.GetBytes($"{{\"Content\": \"{Convert.ToBase64String(csv)}\", \"ReportFormat\": \"text/csv\", \"GeneratedTime\": \"{(i % 3 == 0 ? "Q9" : "2026-01-31T06:00:00Z")}\"}}"),
        1 => Zip(csv),
        _ => csv,
    };

    private static byte[] Zip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return zipped.ToArray();
    }

    [GeneratedRegex("account-[a-z2-7]{12}")]
    private static partial Regex AccountName();

    [GeneratedRegex(@"\[(?<code>[a-z-]+)\]$", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("\"(?:user|account|arn)\":\"(?<name>(?:[^\"\\\\]|\\\\.)*)\"|\"name\":\"(?<name>[^\"]*)\",\"sha256\"|\"accounts\":\\[(?:\"(?<name>[^\"]*)\",?)*\\]")]
    private static partial Regex Name();

    /// <summary>What sentences give as examples, which are nobody's.</summary>
    [GeneratedRegex(@"like arn:aws:iam::111122223333:(user/alice, with an account id|user/alice, or of root|root\.)")]
    private static partial Regex Example();
}
