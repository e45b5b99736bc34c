using System.Collections.Concurrent;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>Mutated packages through the whole tool: each ends with an exit code of the documentation, and one that cannot be used with a sentence.</summary>
public sealed class EvidenceVerifyFuzzTests : IDisposable
{
    private const int Seed = 20_261_127;
    private const int Packages = 2_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_signed_package_with_accepted_risks()
    {
        string report = Report();
        string package = _folder.At("package.zip");
        string risks = _folder.Write("risks.yaml", new RiskText().Add("EX-1").ToString());
        string key = _folder.Write("key.pem", MadePackage.Key.ExportECPrivateKeyPem());
        string known = _folder.Write("public.pem", MadePackage.Key.ExportSubjectPublicKeyInfoPem());
        ToolRun.Of("evidence", "create", report, "-o", package, "--exceptions", risks, "--sign-key", key, "--as-of", "2026-01-31T00:00:00Z").ExitCode.Should().Be(3);

        Fuzz(package, random => random.Next(4) switch
        {
            0 => [],
            1 => ["--quiet"],
            2 => ["--max-inflated", "100000"],
            _ => ["--public-key", known],
        });
    }

    [Fact]
    public void A_package_of_pseudonyms()
    {
        string report = Report();
        string package = _folder.At("package.zip");
        string key = _folder.Write("pseudonyms.key", new string('k', 64));
        ToolRun.Of("evidence", "create", report, "-o", package, "--pseudonymize", key, "--as-of", "2026-01-31T00:00:00Z").ExitCode.Should().Be(3);

        Fuzz(package, random => random.Next(3) == 0 ? [] : ["--source", report, "--pseudonymize", key]);
    }

    private string Report() => _folder.Write("report.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).Line("cut,off").ToBytes());

    private void Fuzz(string original, Func<Random, string[]> options)
    {
        PackageMutator mutator = new(File.ReadAllBytes(original));
        ConcurrentBag<string> wrong = [];
        int[] codes = new int[4];
        Parallel.For(Seed, Seed + (Packages / 2), seed =>
        {
            Random random = new(seed);
            string package = _folder.Write($"{seed}.zip", mutator.Mutate(random));
            try
            {
                ToolRun run = ToolRun.Of(["evidence", "verify", package, .. options(random)]);
                if (run.ExitCode is < 0 or > 3) wrong.Add($"Seed {seed}: exit code {run.ExitCode}");
                else Interlocked.Increment(ref codes[run.ExitCode]);
                if (run.ExitCode == 2 && !(run.Error.StartsWith("credreport: ", StringComparison.Ordinal) && run.Error.EndsWith(".\n", StringComparison.Ordinal))) wrong.Add($"Seed {seed}: {run.Error}");
            }
            catch (Exception e)
            {
                wrong.Add($"Seed {seed}: {e}");
            }

            File.Delete(package);
        });

        wrong.OrderBy(problem => problem.Length).FirstOrDefault().Should().BeNull();
        codes[0].Should().BeLessThan(Packages / 4, "most changes should be found");
        codes[1].Should().BeGreaterThan(Packages / 10, "many changes should be differences");
    }
}
