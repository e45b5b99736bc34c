using System.Collections.Concurrent;
using System.Text;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Model;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>Damaged and forged packages by the thousand: each is refused, or differs, or holds the payload that was packed.</summary>
public sealed class VerifyFuzzTests
{
    private const int Seed = 20_261_125;

    private const string Folder = "data/";

    private static readonly IReadOnlyList<ReportInput> Reports =
        [FindingList.Input(new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).Line("cut,off").ToString(), "report.csv")];

    private static readonly byte[] Risks = Encoding.UTF8.GetBytes(new RiskText().Add("EX-1", ("rule", "TEST.01")).ToString());

    /// <summary>Of a rule of few words, for its file is what takes longest to read.</summary>
    private static readonly EvidenceOptions Options = new() { Rules = [TestRule.Of("IamUser should have mfaActive=true")], Exceptions = Risks, AsOf = new Instant(1769839200) };

    [Fact]
    public void Zip_with_changed_bytes_holds_only_what_was_packed() =>
        Fuzz(8_000, MadePackage.Of(MadePackage.TwoReports, signed: true), (package, random) => package.Damage(random), zip => MadePackage.Verify(zip));

    [Fact]
    public void Package_with_changed_files_does_not_hold()
    {
        byte[] original = MadePackage.Of(Reports, Options, signed: true);
        Fuzz(8_000, original, (package, random) => package.Mutate(random), zip => MadePackage.Verify(zip));
    }

    [Fact]
    public void Package_of_pseudonyms_with_changed_files_does_not_hold_before_its_sources()
    {
        Pseudonyms key = Pseudonyms.FromKey(Encoding.UTF8.GetBytes(new string('k', 64)));
        byte[] original = MadePackage.Of(Reports, Options with { Pseudonyms = key });
        VerificationOptions known = new() { Pseudonyms = key, Sources = Reports, Exceptions = Risks };
        Fuzz(4_000, original, (package, random) => package.Mutate(random), zip => EvidenceVerification.Run(new MemoryStream(zip, writable: false), known));
    }

    private static void Fuzz(int packages, byte[] original, Func<PackageMutator, Random, byte[]> change, Func<byte[], VerificationResult> verify)
    {
        PackageMutator mutator = new(original);
        SortedDictionary<string, byte[]> payload = PayloadOf(original);
        verify(original).Should().Match<VerificationResult>(result => result.Holds && result.WasRebuilt, "nothing else is worth a change");
        ConcurrentBag<string> wrong = [];
        int refused = 0;
        int differing = 0;
        Parallel.For(Seed, Seed + packages, seed =>
        {
            try
            {
                byte[] zip = change(mutator, new Random(seed));
                VerificationResult result = verify(zip);
                if (result.Steps.Count != 5) wrong.Add($"Seed {seed}: {result.Steps.Count} steps");
                if (!result.Holds) Interlocked.Increment(ref differing);
                else if (result.WasRebuilt && !IsSame(PayloadOf(zip), payload)) wrong.Add($"Seed {seed}: it holds, and not what was packed");
            }
            catch (EvidenceException e)
            {
                Interlocked.Increment(ref refused);
                if (!e.Message.EndsWith('.')) wrong.Add($"Seed {seed}: {e.Message}");
            }
            catch (Exception e)
            {
                wrong.Add($"Seed {seed}: {e}");
            }
        });

        wrong.OrderBy(problem => problem.Length).FirstOrDefault().Should().BeNull();
        refused.Should().BeGreaterThan(packages / 50, "some should be no package any more");
        differing.Should().BeGreaterThan(packages / 5, "many should be packages that differ");
    }

    private static bool IsSame(SortedDictionary<string, byte[]> left, SortedDictionary<string, byte[]> right) =>
        left.Keys.SequenceEqual(right.Keys) && left.All(file => file.Value.AsSpan().SequenceEqual(right[file.Key]));

    private static SortedDictionary<string, byte[]> PayloadOf(byte[] zip)
    {
        SortedDictionary<string, byte[]> payload = PackageZip.Read(zip).Files;
        foreach (string path in payload.Keys.Where(path => !path.StartsWith(Folder, StringComparison.Ordinal)).ToArray()) payload.Remove(path);
        return payload;
    }
}
