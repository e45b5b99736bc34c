using CredReport.Evidence;
using CredReport.Tests.Support;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>Damaged and forged packages by the thousand: each is refused, or holds the payload that was packed.</summary>
public sealed class VerifyFuzzTests
{
    private const string Folder = "data/";

    private static readonly byte[] Original = MadePackage.Of(MadePackage.TwoReports, signed: true);

    private static readonly SortedDictionary<string, byte[]> Payload = PayloadOf(Original);

    [Fact]
    public void Zip_with_changed_bytes_holds_only_what_was_packed() => Gen.Int.Sample(seed => Check(Damage(new Random(seed)), seed), iter: 700);

    [Fact]
    public void Package_with_a_changed_file_does_not_hold() => Gen.Int.Sample(seed => Check(Forge(new Random(seed)), seed), iter: 300);

    private static void Check(byte[] zip, int seed)
    {
        VerificationResult result;
        try
        {
            result = MadePackage.Verify(zip);
        }
        catch (EvidenceException)
        {
            return;
        }

        result.Steps.Should().HaveCount(5, $"seed {seed}");

        // A package may state another version, which is said; of such a one values are compared and not bytes.
        bool isOther = result.Steps.Any(step => step.Sentence.Contains(" made the package and this is ", StringComparison.Ordinal));
        if (result.Holds && !isOther) PayloadOf(zip).Should().BeEquivalentTo(Payload, $"seed {seed}");
    }

    /// <summary>Changes bytes of the zip: some anywhere, some among its records, where they mean most.</summary>
    private static byte[] Damage(Random random)
    {
        List<byte> zip = [.. Original];
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(2) == 0 ? random.Next(zip.Count) : Record(zip, random);
            int length = Math.Min(random.Next(1, 30), zip.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    zip.InsertRange(at, zip.GetRange(at, length));
                    break;
                case 1:
                    zip.RemoveRange(at, length);
                    break;
                case 2:
                    zip[at] = (byte)random.Next(256);
                    break;
                default:
                    zip[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. zip];
    }

    /// <summary>A place in the fixed part of a record.</summary>
    private static int Record(List<byte> zip, Random random)
    {
        int from = random.Next(zip.Count);
        int at = from + Math.Max(0, zip.GetRange(from, zip.Count - from).ToArray().AsSpan().IndexOf("PK"u8));
        return Math.Min(at + random.Next(46), zip.Count - 1);
    }

    /// <summary>Changes a byte of a file, half of the time with all hashes calculated anew.</summary>
    private static byte[] Forge(Random random)
    {
        PackageZip package = PackageZip.Read(Original);
        string path = Payload.Keys.ElementAt(random.Next(Payload.Count));
        byte[] bytes = package.Files[path];
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return (random.Next(2) == 0 ? package : package.Rehash()).Write();
    }

    private static SortedDictionary<string, byte[]> PayloadOf(byte[] zip)
    {
        SortedDictionary<string, byte[]> payload = PackageZip.Read(zip).Files;
        foreach (string path in payload.Keys.Where(path => !path.StartsWith(Folder, StringComparison.Ordinal)).ToArray()) payload.Remove(path);
        return payload;
    }
}
