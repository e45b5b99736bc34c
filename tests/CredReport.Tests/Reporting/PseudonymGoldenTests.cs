using System.Security.Cryptography;
using CredReport.Reporting;
using CredReport.Tests.Support;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Outputs under a key, in every format, with exceptions and with what is wrong with the reports.</summary>
[Collection(CurrentFolder.Name)]
public sealed class PseudonymGoldenTests : IDisposable
{
    private static readonly Dictionary<string, string[]> Commands = new()
    {
        ["analyze"] = ["analyze", "q9reports", "q9missing.csv", "-r", "D9.AWS.IAM.79", "-r", "q9rules/names.yaml", "--exceptions", "q9risks.yaml", "--as-of", "2026-01-31", "--pseudonymize", "key"],
        ["diff"] = ["diff", "q9reports", "q9later", "--exceptions", "q9risks.yaml", "--pseudonymize", "key"],
    };

    private readonly TemporaryFolder _folder = new();

    public PseudonymGoldenTests()
    {
        (string, string)[] failing = [("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")];
        (string, string)[] used = [.. failing, ("access_key_1_last_used_date", "2025-06-01T09:30:00Z"), ("access_key_1_last_used_region", "us-east-1"), ("access_key_1_last_used_service", "s3")];
        (string, string) moved = ("arn", "arn:aws:iam::111122223333:user/sales/eu/dora");
        _folder.Write("q9reports/one.csv", new ReportText().Root().Row("bob", used).Row("alice", failing).Row("efua", failing).Row("a,b", failing).Row("dora", [.. failing, moved])
            .Row("frank", ("password_enabled", "alice"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).Line("gina,cut").Row("alice", failing).ToString());
        _folder.Write("q9reports/two.csv", new ReportText { Account = "444455556666" }.Row("bob", failing).Row("hugo", ("arn", "arn:aws:iam::444455556666:user/alice"), ("password_enabled", "true")).ToString());
        _folder.Write("q9reports/notes.txt", "alice asked for it");
        _folder.Write("q9later/one.csv", new ReportText().Root().Row("bob", [.. failing, ("mfa_active", "true")]).Row("alicia", [.. failing]).Row("dora", failing).Row("zoe", failing).ToString());
        _folder.Write("q9rules/names.yaml", TestRule.Text("IamUser should not have name like 'a%' and firstAccessKey.lastUsedService isEmpty()"));
        _folder.Write("q9risks.yaml", new RiskText().Add("EX-1", ("user", "alice"), ("ticket", "SEC-1234"), ("reason", "asked by hugo")).Add("EX-2", ("user", "bob"), ("expires", "2026-02-10"))
            .Add("EX-3", ("user", "efua"), ("expires", "2025-12-31")).Add("EX-4", ("user", "nobody")).Add("EX-5", ("account", "999900001111")).Add("EX-6", ("user", "alice")).ToString());
        _folder.Write("key", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n");
    }

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string command in Commands.Keys)
            {
                foreach (string format in OutputFormats.Names) cases.Add(command, format);
            }

            return cases;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_is_the_golden(string command, string format)
    {
        ToolRun run = Run(command, "-f", format);

        Golden.Check($"pseudonyms-{command}.{format}", run.Output);
        Golden.Check($"pseudonyms-{command}.{format}.err", run.Error);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_names_nobody(string command, string format)
    {
        ToolRun run = Run(command, "-f", format, "-o", "-", "-o", $"copy.{format}");

        string[] secrets =
        [
            "alice", "bob", "efua", "dora", "frank", "gina", "hugo", "zoe", "a,b", "alicia", "sales", "111122223333", "444455556666", "999900001111", "us-east-1", "s3",
            "platform-security", "SEC-1234", "Until the move", "one.csv", "two.csv", "notes.txt", "q9", _folder.Path,
        ];

        // What a sentence gives as an example is nobody's.
        string all = (run.Output + run.Error + File.ReadAllText(_folder.At($"copy.{format}"))).Replace("arn:aws:iam::111122223333:user/alice", "", StringComparison.Ordinal);
        foreach (string secret in secrets) all.Should().NotContain(secret);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_can_be_calculated_from_a_guessed_report(string command, string format)
    {
        ToolRun run = Run(command, "-f", format);
        string output = run.Output + run.Error;

        foreach (string report in Directory.GetFiles(_folder.Path, "*.csv", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(report);
            output.Should().NotContain(Convert.ToHexStringLower(SHA256.HashData(bytes))).And.NotContain($"\"bytes\":{bytes.Length}").And.NotContain($" | {bytes.Length} | ");
        }
    }

    [Fact]
    public void Judged_is_as_without_a_key()
    {
        foreach (string command in Commands.Keys)
        {
            string[] withoutKey = Commands[command][..^2];
            new ShellLine(withoutKey, null).Run(_folder.Path).ExitCode.Should().Be(Run(command).ExitCode);
        }
    }

    [Theory]
    [InlineData("analyze", "text")]
    [InlineData("analyze", "json")]
    [InlineData("analyze", "markdown")]
    [InlineData("diff", "json")]
    public void Number_of_threads_changes_nothing(string command, string format)
    {
        ToolRun one = Run(command, "-f", format, "--threads", "1");

        Run(command, "-f", format, "--threads", "8").Should().Be(one);
    }

    [Fact]
    public async Task Json_fits_its_schema_and_says_what_it_is()
    {
        foreach ((string command, string schema) in new[] { ("analyze", Schemas.Findings), ("diff", Schemas.Diff) })
        {
            string json = Run(command, "-f", "json").Output;
            JsonSchema described = await JsonSchema.FromJsonAsync(schema, TestContext.Current.CancellationToken);

            described.Validate(json).Select(error => error.ToString()).Should().BeEmpty();
            described.Validate(json.Replace("\"pseudonymized\":true", "\"pseudonymized\":false", StringComparison.Ordinal)).Should().NotBeEmpty();
            new ShellLine([.. Commands[command][..^2], "-f", "json"], null).Run(_folder.Path).Output.Should().NotContain("pseudonymized");
        }
    }

    private ToolRun Run(string command, params string[] more) => new ShellLine([.. Commands[command], .. more], null).Run(_folder.Path);
}
