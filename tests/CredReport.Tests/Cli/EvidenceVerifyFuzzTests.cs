using System.Text;
using System.Text.Json.Nodes;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>Mutated packages through the whole tool: each ends with an exit code of the documentation, and one that cannot be used with a sentence.</summary>
public sealed class EvidenceVerifyFuzzTests : IDisposable
{
    private const int Seed = 20_261_127;
    private const int Packages = 2_000;

    /// <summary>What means something to a reader of some file of a package.</summary>
    private static readonly string[] Pieces =
    [
        "", "\n", "\r\n", " ", "  ", "\0", "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e999", "9223372036854775808", "0.5", "\"\"", "[]", "{}", "\\u0000", "\ud800", "é", "../", "/", "\\",
        "data/", "data/source/", "%0a", "%2e%2e/", "sha256", "Payload-Oxum: 1.1\n", "-----BEGIN", "2026-13-41T99:99:99Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ];

    private static readonly Func<JsonNode?>[] Values =
    [
        () => null, () => JsonValue.Create(true), () => JsonValue.Create(-1), () => JsonValue.Create(1e300), () => JsonValue.Create(long.MaxValue), () => JsonValue.Create(""), () => JsonValue.Create("\0"),
        () => JsonValue.Create("data/../x"), () => JsonValue.Create("2026-01-31"), () => new JsonArray(), () => new JsonArray(new JsonObject()), () => new JsonArray((JsonNode?)null), () => new JsonObject(), () => new JsonObject { ["a"] = 1 },
    ];

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
        ToolRun.Of("evidence", "create", report, "-o", package, "--exceptions", risks, "--sign-key", key, "-r", "all", "--as-of", "2026-01-31T00:00:00Z").ExitCode.Should().Be(3);

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
        byte[] zip = File.ReadAllBytes(original);
        int[] codes = new int[4];
        for (int i = 0; i < Packages / 2; i++)
        {
            int seed = Seed + i;
            Random random = new(seed);
            string package = _folder.Write("mutated.zip", random.Next(4) == 0 ? Damage(zip, random) : Change(zip, random));
            ToolRun run;
            try
            {
                run = ToolRun.Of(["evidence", "verify", package, .. options(random)]);
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}");
                throw;
            }

            run.ExitCode.Should().BeInRange(0, 3, $"seed {seed}");
            if (run.ExitCode == 2) run.Error.Should().StartWith("credreport: ", $"seed {seed}").And.EndWith(".\n", $"seed {seed}");
            codes[run.ExitCode]++;
        }

        codes[0].Should().BeLessThan(Packages / 4, "most changes should be found");
        codes[1].Should().BeGreaterThan(Packages / 10, "many changes should be differences");
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        List<byte> zip = [.. original];
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(zip.Count);
            int length = Math.Min(random.Next(1, 30), zip.Count - at);
            if (random.Next(3) == 0) zip.InsertRange(at, zip.GetRange(at, length));
            else if (random.Next(2) == 0 && zip.Count > length) zip.RemoveRange(at, length);
            else zip[at] ^= (byte)(1 << random.Next(8));
        }

        return [.. zip];
    }

    /// <summary>Changes files of the package, half of the time with all hashes calculated anew.</summary>
    private static byte[] Change(byte[] original, Random random)
    {
        PackageZip package = PackageZip.Read(original);
        string[] paths = [.. package.Files.Keys];
        int changes = random.Next(1, 3);
        for (int i = 0; i < changes; i++)
        {
            string path = paths[random.Next(paths.Length)];
            if (!package.Files.TryGetValue(path, out byte[]? bytes)) continue;

            switch (random.Next(10))
            {
                case 0:
                    package.Files.Remove(path);
                    break;
                case 1:
                    package.Files[path + Pieces[random.Next(Pieces.Length)].Replace("\ud800", "x", StringComparison.Ordinal) + random.Next(3)] = bytes;
                    break;
                case 2:
                    package.Files[path] = bytes[..random.Next(bytes.Length + 1)];
                    break;
                case < 7 when path.EndsWith(".json", StringComparison.Ordinal):
                    package.Files[path] = ChangeJson(bytes, random);
                    break;
                default:
                    package.Files[path] = ChangeText(bytes, random);
                    break;
            }
        }

        bool hasAll = package.Files.ContainsKey("bag-info.txt");
        return (hasAll && random.Next(3) > 0 ? package.Rehash() : package).Write();
    }

    private static byte[] ChangeJson(byte[] bytes, Random random)
    {
        JsonNode root;
        try
        {
            root = JsonNode.Parse(bytes)!;
        }
        catch (System.Text.Json.JsonException)
        {
            return bytes;
        }

        List<JsonNode> inner = [];
        Collect(root, inner);
        if (inner.Count == 0) return bytes;

        JsonNode chosen = inner[random.Next(inner.Count)];
        JsonNode? value = Values[random.Next(Values.Length)]();
        if (chosen is JsonObject map && map.Count > 0)
        {
            string key = map.ElementAt(random.Next(map.Count)).Key;
            if (random.Next(4) == 0) map.Remove(key);
            else map[key] = value;
        }
        else if (chosen is JsonArray list && list.Count > 0)
        {
            int at = random.Next(list.Count);
            if (random.Next(3) == 0) list.RemoveAt(at);
            else if (random.Next(2) == 0) list.Add(list[at]?.DeepClone());
            else list[at] = value;
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Collect(JsonNode? node, List<JsonNode> inner)
    {
        if (node is JsonObject map)
        {
            inner.Add(map);
            foreach (KeyValuePair<string, JsonNode?> entry in map) Collect(entry.Value, inner);
        }
        else if (node is JsonArray list)
        {
            inner.Add(list);
            foreach (JsonNode? item in list) Collect(item, inner);
        }
    }

    private static byte[] ChangeText(byte[] bytes, Random random)
    {
        StringBuilder text = new(Encoding.UTF8.GetString(bytes));
        int at = random.Next(text.Length + 1);
        int length = Math.Min(random.Next(1, 80), text.Length - at);
        switch (random.Next(3))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, text.ToString(at, length));
                break;
            default:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
