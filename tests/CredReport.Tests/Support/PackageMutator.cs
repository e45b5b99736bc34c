using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace CredReport.Tests.Support;

/// <summary>Damages and forges packages at random, the same for the same seed.</summary>
/// <param name="original">The zip of a package.</param>
internal sealed class PackageMutator(byte[] original)
{
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

    private readonly PackageZip _files = PackageZip.Read(original);

    /// <summary>A package that is damaged or of which files are changed.</summary>
    public byte[] Mutate(Random random) => random.Next(4) == 0 ? Damage(random) : Change(random);

    /// <summary>Changes bytes of the zip: some anywhere, some among its records, where they mean most.</summary>
    public byte[] Damage(Random random)
    {
        List<byte> zip = [.. original];
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
                case 1 when zip.Count > length:
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

    /// <summary>Changes files of the package, most of the time with all hashes calculated anew.</summary>
    public byte[] Change(Random random)
    {
        PackageZip package = _files.Copy();
        string[] paths = [.. package.Files.Keys];
        int changes = random.Next(1, 3);
        for (int i = 0; i < changes; i++)
        {
            string path = paths[random.Next(paths.Length)];
            if (!package.Files.TryGetValue(path, out byte[]? bytes)) continue;

            switch (random.Next(12))
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
                case 3 or 4:
                    package.Files[path] = ChangeBit(bytes, random);
                    break;
                case < 9 when path.EndsWith(".json", StringComparison.Ordinal):
                    package.Files[path] = ChangeJson(bytes, random);
                    break;
                default:
                    package.Files[path] = ChangeText(bytes, random);
                    break;
            }
        }

        bool hasAll = package.Files.ContainsKey("bag-info.txt");
        CompressionLevel level = random.Next(4) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression;
        return (hasAll && random.Next(3) > 0 ? package.Rehash() : package).Write(level: level);
    }

    /// <summary>A place in the fixed part of a record.</summary>
    private static int Record(List<byte> zip, Random random)
    {
        int from = random.Next(zip.Count);
        int at = from + Math.Max(0, CollectionsMarshal.AsSpan(zip)[from..].IndexOf("PK"u8));
        return Math.Min(at + random.Next(46), zip.Count - 1);
    }

    private static byte[] ChangeBit(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        if (changed.Length > 0) changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
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
