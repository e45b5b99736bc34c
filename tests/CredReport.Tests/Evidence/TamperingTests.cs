using System.Text.Json.Nodes;
using CredReport.Evidence;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>Every way of changing a package is found and named, also where somebody calculated all hashes anew.</summary>
public sealed class TamperingTests
{
    private const string Made = "differs from what comes of the reports, rules and options, first on line";
    private const string NoHash = "has another SHA-256 than manifest-sha256.txt lists.";

    private static readonly byte[] Original = MadePackage.Of(MadePackage.TwoReports, MadePackage.Options with { Organization = "Example Corp" }, signed: true);

    private static readonly Dictionary<string, (Action<PackageZip> Change, string[] Expected)> Ways = new()
    {
        ["a byte in a source"] = (package => package.Edit("data/source/0001-january_2026.csv", "08:00:01Z", "09:00:01Z"), [$"hashes: data/source/0001-january_2026.csv {NoHash}", $"made again: data/README.md {Made} 12.", $"made again: data/results/findings.csv {Made} 2."]),
        ["a byte in a result"] = (package => package.Edit("data/results/findings.csv", "fail", "pass"), [$"hashes: data/results/findings.csv {NoHash}", $"made again: data/results/findings.csv {Made} 2."]),
        ["a byte in a rule"] = (package => package.Edit("data/rules/0001-d9.aws.iam.79.yaml", "< 60", "< 61"), [$"hashes: data/rules/0001-d9.aws.iam.79.yaml {NoHash}", $"made again: data/evaluation.json {Made} "]),
        ["a rule that is none any more"] = (package => package.Edit("data/rules/0001-d9.aws.iam.79.yaml", "severity: low", "severity: lowest").Rehash(), ["made again: It cannot be made again: data/rules/0001-d9.aws.iam.79.yaml:"]),
        ["a file added"] = (package => package.Files["data/results/more.csv"] = "x"u8.ToArray(), ["completeness: data/results/more.csv is not listed in manifest-sha256.txt.", "hashes: bag-info.txt has the Payload-Oxum ", "made again: data/results/more.csv is nothing that comes of the reports, rules and options."]),
        ["a tag file added"] = (package => package.Files["notes.txt"] = "x"u8.ToArray(), ["completeness: notes.txt is not listed in tagmanifest-sha256.txt.", "made again: notes.txt is nothing that comes of the reports, rules and options."]),
        ["another signature added"] = (package => package.Files["signatures/more.sig"] = "x"u8.ToArray(), ["completeness: signatures/more.sig is not listed in tagmanifest-sha256.txt.", "made again: signatures/more.sig is nothing that comes of the reports, rules and options."]),
        ["a file removed"] = (package => package.Files.Remove("data/results/report.md"), ["completeness: data/results/report.md is missing: manifest-sha256.txt lists it.", "made again: data/results/report.md is missing."]),
        ["a source removed"] = (package => package.Files.Remove("data/source/0002-b.csv"), ["completeness: data/source/0002-b.csv is missing: manifest-sha256.txt lists it.", "made again: It cannot be made again: data/source/0002-b.csv is not in the package, and it cannot be made again without."]),
        ["a file renamed"] = (package => Rename(package, "data/results/report.md", "data/results/Report.md"), ["completeness: data/results/Report.md is not listed in manifest-sha256.txt.", "completeness: data/results/report.md is missing: manifest-sha256.txt lists it.", "made again: data/results/report.md is missing.", "made again: data/results/Report.md is nothing that comes of"]),
        ["a line of the manifest"] = (package => EditLine(package, "manifest-sha256.txt", "data/README.md"), ["hashes: data/README.md has another SHA-256 than manifest-sha256.txt lists.", "hashes: manifest-sha256.txt has another SHA-256 than tagmanifest-sha256.txt lists."]),
        ["a line of the manifest, and its hash"] = (package =>
        {
            EditLine(package, "manifest-sha256.txt", "data/README.md");
            Rehash(package, "tagmanifest-sha256.txt", "manifest-sha256.txt");
        }, [$"hashes: data/README.md {NoHash}", "signature: signatures/tagmanifest-sha256.txt.sig is not a signature of tagmanifest-sha256.txt by the key."]),
        ["a line of the manifest taken away"] = (package => DropLine(package, "manifest-sha256.txt", "data/README.md"), ["completeness: data/README.md is not listed in manifest-sha256.txt."]),
        ["a line of the manifest twice"] = (package => package.Files["manifest-sha256.txt"] = [.. package.Files["manifest-sha256.txt"], .. package.Files["manifest-sha256.txt"]], ["completeness: manifest-sha256.txt:10 lists data/README.md a second time."]),
        ["a line that is none"] = (package => package.Files["manifest-sha256.txt"] = [.. package.Files["manifest-sha256.txt"], .. "abc  data/x\n"u8], ["completeness: manifest-sha256.txt:10 is not a line of a manifest: expected a SHA-256 in hex, spaces, and the place of a file."]),
        ["a tag file in the payload's manifest"] = (package => package.Files["manifest-sha256.txt"] = [.. package.Files["manifest-sha256.txt"], .. package.Files["tagmanifest-sha256.txt"]], ["completeness: manifest-sha256.txt lists bag-info.txt, which does not belong there."]),
        ["the manifest removed"] = (package => package.Files.Remove("manifest-sha256.txt"), ["completeness: manifest-sha256.txt is missing.", "completeness: data/evaluation.json is not listed in manifest-sha256.txt."]),
        ["the tag manifest removed"] = (package => package.Files.Remove("tagmanifest-sha256.txt"), ["completeness: tagmanifest-sha256.txt is missing.", "signature: signatures/tagmanifest-sha256.txt.sig is not a signature of tagmanifest-sha256.txt by the key."]),
        ["the declaration"] = (package => package.Edit("bagit.txt", "1.0", "0.97").Rehash(), ["completeness: bagit.txt does not say that this is a bag of BagIt 1.0 in UTF-8.", $"made again: bagit.txt {Made} 1."]),
        ["the size"] = (package => package.Edit("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"), ["hashes: bag-info.txt has another SHA-256 than tagmanifest-sha256.txt lists.", "hashes: bag-info.txt has the Payload-Oxum 1"]),
        ["the size taken away"] = (package => package.Edit("bag-info.txt", "Payload-Oxum: ", "Payload: "), ["hashes: bag-info.txt has the Payload-Oxum (none), and the payload has "]),
        ["the signature damaged"] = (package => package.Files["signatures/tagmanifest-sha256.txt.sig"] = "x"u8.ToArray(), ["signature: signatures/tagmanifest-sha256.txt.sig is not a signature of tagmanifest-sha256.txt by the key."]),
        ["the signature taken away"] = (package => package.Files.Remove("signatures/tagmanifest-sha256.txt.sig"), ["signature: signatures/tagmanifest-sha256.txt.sig is missing: the package is not signed."]),
        ["a finding, all hashes anew"] = (package => package.Edit("data/results/findings.json", "\"verdict\":\"fail\"", "\"verdict\":\"pass\"").Rehash(), [$"made again: data/results/findings.json {Made} 6."]),
        ["a row of the findings, all hashes anew"] = (package => package.Edit("data/results/findings.csv", "alice", "alicia").Rehash(), [$"made again: data/results/findings.csv {Made} 2."]),
        ["the report, all hashes anew"] = (package => package.Edit("data/results/report.md", "1 fail", "0 fail").Rehash(), [$"made again: data/results/report.md {Made} 5."]),
        ["the first page, all hashes anew"] = (package => package.Edit("data/README.md", "| Result | 1 fail", "| Result | 0 fail").Rehash(), [$"made again: data/README.md {Made} "]),
        ["the population, all hashes anew"] = (package => package.Edit("data/results/population.csv", ",fail,", ",pass,").Rehash(), [$"made again: data/results/population.csv {Made} 3."]),
        ["the evaluation's population, all hashes anew"] = (package => package.Edit("data/evaluation.json", "\"notJudged\": 1", "\"notJudged\": 0").Rehash(), [$"made again: data/evaluation.json {Made} "]),
        ["the evaluation's options, all hashes anew"] = (package => package.Edit("data/evaluation.json", "\"asOf\": null,\n    \"organization\"", "\"asOf\": \"2026-01-31T00:00:00Z\",\n    \"organization\"").Rehash(), [$"made again: data/README.md {Made} "]),
        ["the organization, all hashes anew"] = (package => package.Edit("data/evaluation.json", "Example Corp", "Another Corp").Rehash(), [$"made again: bag-info.txt {Made} 1."]),
        ["the description, all hashes anew"] = (package => package.Edit("bag-info.txt", "Example Corp", "Another Corp").Rehash(), [$"made again: bag-info.txt {Made} 1."]),
        ["a source, all hashes anew"] = (package => package.Edit("data/source/0001-january_2026.csv", "08:00:01Z", "09:00:01Z").Rehash(), [$"made again: data/evaluation.json {Made} "]),
        ["a rule, all hashes anew"] = (package => package.Edit("data/rules/0001-d9.aws.iam.79.yaml", "severity: low", "severity: high").Rehash(), [$"made again: data/evaluation.json {Made} "]),
        ["the evaluation, no JSON any more"] = (package => package.Edit("data/evaluation.json", "{\n", "\n").Rehash(), ["made again: It cannot be made again: data/evaluation.json is not JSON that can be read: "]),
        ["the evaluation without sources"] = (package => package.Edit("data/evaluation.json", "\"sources\"", "\"source\"").Rehash(), ["made again: It cannot be made again: data/evaluation.json is not as credreport/evaluation/1 describes it: "]),
        ["the evaluation of another kind"] = (package => package.Edit("data/evaluation.json", "evaluation/1", "evaluation/9").Rehash(), ["made again: It cannot be made again: data/evaluation.json has another schema than credreport/evaluation/1: "]),
        ["a source twice"] = (package => Evaluation(package, root => root["sources"]!.AsArray().Add(root["sources"]![0]!.DeepClone())), ["made again: It cannot be made again: data/evaluation.json calls a report 'data/source/0001-january_2026.csv', and none is called so in its place."]),
        ["sources in another order"] = (package => Evaluation(package, root => root["sources"]!.AsArray().Add(Taken(root["sources"]!.AsArray()))), ["made again: It cannot be made again: data/evaluation.json calls a report 'data/source/0002-b.csv', and none is called so in its place."]),
        ["a source at another place"] = (package =>
        {
            Rename(package, "data/source/0002-b.csv", "data/b.csv");
            Evaluation(package, root => root["sources"]![1]!["name"] = "data/b.csv");
        }, ["made again: It cannot be made again: data/evaluation.json calls a report 'data/b.csv', and none is called so in its place."]),
        ["a result in place of a source"] = (package => Evaluation(package, root => root["sources"]![1]!["name"] = "data/results/population.csv"), ["made again: It cannot be made again: data/evaluation.json calls a report 'data/results/population.csv', and none is called so in its place."]),
        ["an expected account that is none"] = (package => Evaluation(package, root => root["options"]!["expectedAccounts"] = JsonNode.Parse("""{"active":[null],"inactive":[]}""")), ["made again: It cannot be made again: data/evaluation.json is not as credreport/evaluation/1 describes it: expected a text, and found null"]),
        ["a number past all numbers"] = (package => package.Edit("data/evaluation.json", "\"maxLine\": ", "\"maxLine\": 1e99").Rehash(), ["made again: It cannot be made again: data/evaluation.json is not as credreport/evaluation/1 describes it: "]),
        ["a limit past the one of whoever verifies"] = (package => Evaluation(package, root => root["options"]!["maxInflated"] = long.MaxValue), ["made again: It cannot be made again: data/evaluation.json asks for up to 9223372036854775807 bytes to be read of a report, and at most 68719476736 are: raise the limit if you trust the package."]),
        ["depth"] = (package => package.Edit("data/evaluation.json", "\"asOf\": null", $"\"asOf\": {new string('[', 100_000)}").Rehash(), ["made again: It cannot be made again: data/evaluation.json is not JSON that can be read: "]),
        ["a member of the evaluation twice"] = (package => package.Edit("data/evaluation.json", "\"complete\": false", "\"complete\": true,\n  \"complete\": false").Rehash(), [$"made again: data/evaluation.json {Made} "]),
        ["said to hold its reports back"] = (package => Evaluation(package, root => root["options"]!["pseudonymized"] = true), ["made again: It cannot be made again: data/evaluation.json calls a report 'data/source/0001-january_2026.csv', and none is called so in its place."]),
        ["said to hold its reports back, by other names"] = (package => Evaluation(package, root =>
        {
            root["options"]!["pseudonymized"] = true;
            root["sources"]![0]!["name"] = "source-0001";
            root["sources"]![1]!["name"] = "source-0002";
            foreach (System.Text.Json.Nodes.JsonNode? source in root["sources"]!.AsArray()) source!["hmacSha256"] = source["sha256"]!.GetValue<string>();
        }), ["made again: data/source/0001-january_2026.csv is nothing that comes of the reports, rules and options.", "made again: data/source/0002-b.csv is nothing that comes of the reports, rules and options."]),
        ["an exceptions file that nothing names"] = (package =>
        {
            package.Files["data/rules/exceptions.yaml"] = "x"u8.ToArray();
            package.Rehash();
        }, ["made again: data/rules/exceptions.yaml is nothing that comes of the reports, rules and options."]),
        ["a file added, all hashes anew"] = (package =>
        {
            package.Files["data/source/0003-more.csv"] = "x"u8.ToArray();
            package.Rehash();
        }, ["made again: data/source/0003-more.csv is nothing that comes of the reports, rules and options."]),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Fact]
    public void What_was_not_changed_differs_in_nothing()
    {
        VerificationResult result = MadePackage.Verify(Original, MadePackage.Key);

        result.Differences().Should().BeEmpty();
        result.Holds.Should().BeTrue();
        result.Steps.Select(step => step.Outcome).Should().Equal(Enumerable.Repeat(VerificationOutcome.Holds, 5));
    }

    [Fact]
    public void Order_times_and_compression_of_the_zip_do_not_matter()
    {
        PackageZip package = PackageZip.Read(Original);
        byte[] again = package.Write();

        again.Should().NotEqual(Original);
        MadePackage.Verify(again, MadePackage.Key).Differences().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Change_is_found_and_named(string way)
    {
        PackageZip package = PackageZip.Read(Original);
        Ways[way].Change(package);

        VerificationResult result = MadePackage.Verify(package.Write(), MadePackage.Key);

        result.Holds.Should().BeFalse();
        string[] differences = [.. result.Differences()];
        foreach (string expected in Ways[way].Expected) differences.Should().Contain(difference => difference.StartsWith(expected, StringComparison.Ordinal), string.Join('\n', differences));
    }

    [Theory]
    [InlineData("data/results/findings.json")]
    [InlineData("data/results/findings.csv")]
    [InlineData("data/results/report.md")]
    [InlineData("data/results/population.csv")]
    [InlineData("data/README.md")]
    [InlineData("data/evaluation.json")]
    public void Every_byte_of_what_is_made_counts_also_where_all_hashes_are_anew(string path)
    {
        // The check of the container and the hashes find nothing here: only making it again does.
        PackageZip package = PackageZip.Read(Original);
        byte[] bytes = package.Files[path];
        for (int at = 0; at < bytes.Length; at += Math.Max(1, bytes.Length / 7))
        {
            PackageZip changed = PackageZip.Read(Original);
            changed.Files[path][at] ^= 1;
            changed.Rehash();

            MadePackage.Verify(changed.Write()).Differences().Should().Contain(difference => difference.StartsWith("made again: ", StringComparison.Ordinal), $"byte {at} of {path} was changed");
        }
    }

    [Fact]
    public void Signature_of_another_key_is_none()
    {
        using System.Security.Cryptography.ECDsa other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);

        MadePackage.Verify(Original, other).Differences().Should().Equal("signature: signatures/tagmanifest-sha256.txt.sig is not a signature of tagmanifest-sha256.txt by the key.");
    }

    [Fact]
    public void Signature_without_a_key_is_said_to_be_there_and_not_checked()
    {
        VerificationStep step = MadePackage.Verify(Original).Steps[3];

        step.Should().BeEquivalentTo(new { Name = "signature", Outcome = VerificationOutcome.NotChecked, Sentence = "present, not checked: that takes the public key" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("All users passed.")]
    [InlineData("\u0030\u0006\u0002\u0001\u0000\u0002\u0001\u0001")]
    [InlineData("\u0030\u0006\u0002\u0001\u0001\u0002\u0001\u0001more")]
    [InlineData("\u0030\u0003\u0002\u0001\u0001")]
    public void What_cannot_be_a_signature_differs_without_a_key_too(string signature)
    {
        PackageZip package = PackageZip.Read(Original);
        package.Files["signatures/tagmanifest-sha256.txt.sig"] = System.Text.Encoding.UTF8.GetBytes(signature);

        MadePackage.Verify(package.Write()).Differences().Should().Equal("signature: signatures/tagmanifest-sha256.txt.sig is not a signature: expected one of ECDSA on the curve P-256, in DER.");
    }

    [Fact]
    public void Signature_that_was_not_checked_is_part_of_the_result()
    {
        MadePackage.Verify(Original).HasUncheckedSignature.Should().BeTrue();
        MadePackage.Verify(Original, MadePackage.Key).HasUncheckedSignature.Should().BeFalse();
        MadePackage.Verify(MadePackage.Of(MadePackage.TwoReports)).HasUncheckedSignature.Should().BeFalse();
    }

    [Fact]
    public void Rule_of_another_text_under_an_id_of_the_catalogue_is_named()
    {
        byte[] package = MadePackage.Of(MadePackage.TwoReports, MadePackage.Options with { Rules = [TestRule.Of("IamUser should have passwordEnabled = 'true'", id: "D9.AWS.IAM.79")] });

        MadePackage.Verify(package).Steps[4].Should().BeEquivalentTo(new
        {
            Outcome = VerificationOutcome.Holds,
            Sentence = "9 files came out of 2 reports and 1 rule as they are, byte for byte; D9.AWS.IAM.79 is not the tool's own, but of another text under the same id",
        });
    }

    [Fact]
    public void Package_that_is_not_signed_says_so()
    {
        VerificationStep step = MadePackage.Verify(MadePackage.Of(MadePackage.TwoReports)).Steps[3];

        step.Should().BeEquivalentTo(new { Outcome = VerificationOutcome.NotChecked, Sentence = "the package is not signed" });
    }

    private static void Evaluation(PackageZip package, Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(package.Files["data/evaluation.json"])!;
        change(root);
        package.Files["data/evaluation.json"] = System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
        package.Rehash();
    }

    private static JsonNode Taken(JsonArray list)
    {
        JsonNode first = list[0]!;
        list.RemoveAt(0);
        return first;
    }

    private static void Rename(PackageZip package, string from, string to)
    {
        package.Files[to] = package.Files[from];
        package.Files.Remove(from);
    }

    private static void EditLine(PackageZip package, string manifest, string path)
    {
        string line = package.Text(manifest).Split('\n').Single(line => line.EndsWith(path, StringComparison.Ordinal));
        package.Edit(manifest, line, (line[0] == '0' ? "1" : "0") + line[1..]);
    }

    private static void DropLine(PackageZip package, string manifest, string path)
    {
        string line = package.Text(manifest).Split('\n').Single(line => line.EndsWith(path, StringComparison.Ordinal));
        package.Edit(manifest, line + "\n", "");
    }

    private static void Rehash(PackageZip package, string manifest, string path)
    {
        string line = package.Text(manifest).Split('\n').Single(line => line.EndsWith("  " + path, StringComparison.Ordinal));
        package.Edit(manifest, line, $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(package.Files[path]))}  {path}");
    }
}
