using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>A package is a bag by RFC 8493, read here by the words of that text and without the code that writes it.</summary>
public sealed partial class BagRulesTests
{
    public static TheoryData<string> Packages => ["one", "many", "signed"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Bag_is_complete_and_valid(string which)
    {
        SortedDictionary<string, byte[]> files = PackageZip.Read(Make(which)).Files;
        string[] payload = [.. files.Keys.Where(path => path.StartsWith("data/", StringComparison.Ordinal))];
        string[] tags = [.. files.Keys.Except(payload)];
        payload.Should().HaveCountGreaterThan(5);

        // 2.1.1: exactly two lines.
        Lines(files, "bagit.txt").Should().Equal("BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8");

        // 2.1.3 and 3: every payload file in the payload manifest once, and nothing else in it; and its checksum is right.
        Dictionary<string, string> manifest = Manifest(files, "manifest-sha256.txt");
        manifest.Keys.Should().BeEquivalentTo(payload);
        foreach ((string path, string hash) in manifest) Convert.ToHexStringLower(SHA256.HashData(files[path])).Should().Be(hash, path);

        // 2.2.1: a tag manifest lists every payload manifest and no tag manifest; a tag file may be left out, which is the signature's.
        Dictionary<string, string> tagManifest = Manifest(files, "tagmanifest-sha256.txt");
        tagManifest.Keys.Should().BeEquivalentTo(tags.Where(path => path != "tagmanifest-sha256.txt" && !path.StartsWith("signatures/", StringComparison.Ordinal)));
        tagManifest.Keys.Should().Contain(["manifest-sha256.txt", "bagit.txt", "bag-info.txt"]);
        foreach ((string path, string hash) in tagManifest) Convert.ToHexStringLower(SHA256.HashData(files[path])).Should().Be(hash, path);

        // 2.2.2: labels and values; Payload-Oxum is octets, full stop, streams.
        Dictionary<string, string> info = Lines(files, "bag-info.txt").Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        info["Payload-Oxum"].Should().Be(string.Create(CultureInfo.InvariantCulture, $"{payload.Sum(path => (long)files[path].Length)}.{payload.Length}"));
        info["Bagging-Date"].Should().MatchRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        info["Bag-Software-Agent"].Should().Be("credreport 0.1.0");

        // 2.2.3 and 6.1: nothing is fetched, and names hold neither separators of other systems nor anything that looks like another file.
        files.Keys.Should().NotContain("fetch.txt").And.OnlyContain(path => Plain().IsMatch(path));
        files.Keys.Select(path => path.ToUpperInvariant()).Should().OnlyHaveUniqueItems();
    }

    private static byte[] Make(string which) => which switch
    {
        "one" => MadePackage.Of([FindingList.Input(new ReportText().Root().ToString(), "Root alone.csv")]),
        "many" => MadePackage.Of([.. Enumerable.Range(1, 30).Select(i => FindingList.Input(new ReportText { Account = i.ToString("D12", CultureInfo.InvariantCulture) }.Root().Row("u|x`").ToString(), $"..\\Übung {i}"))],
            MadePackage.Options with { Organization = "Example: \"Corp\" 日本" }),
        _ => MadePackage.Of(MadePackage.TwoReports, signed: true),
    };

    private static string[] Lines(SortedDictionary<string, byte[]> files, string path)
    {
        string text = System.Text.Encoding.UTF8.GetString(files[path]);
        text.Should().EndWith("\n").And.NotContain("\r");
        return text[..^1].Split('\n');
    }

    private static Dictionary<string, string> Manifest(SortedDictionary<string, byte[]> files, string path)
    {
        Match[] lines = [.. Lines(files, path).Select(line => ManifestLine().Match(line))];
        lines.Should().OnlyContain(line => line.Success);
        return lines.ToDictionary(line => line.Groups["path"].Value, line => line.Groups["hash"].Value);
    }

    [GeneratedRegex("^(?<hash>[0-9a-f]{64})  (?<path>[^%]+)$")]
    private static partial Regex ManifestLine();

    [GeneratedRegex("^[a-zA-Z0-9._/-]+$")]
    private static partial Regex Plain();
}
