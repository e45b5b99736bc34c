using CredReport.Evidence;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>Every file of the list is in a package, in its manifests, on its first page and in what is verified.</summary>
public sealed class PackageEntriesTests
{
    private static readonly PackageZip Package = PackageZip.Read(MadePackage.Of(MadePackage.TwoReports));

    public static TheoryData<string> Paths => [.. PackageEntries.All.Select(entry => entry.Path)];

    public static TheoryData<string> Payload => [.. PackageEntries.All.Select(entry => entry.Path).Where(path => path.StartsWith("data/", StringComparison.Ordinal))];

    [Fact]
    public void List_has_every_file_but_reports_and_rules()
    {
        string[] others = ["data/source/", "data/rules/"];

        PackageEntries.All.Select(entry => entry.Path).Should().BeEquivalentTo(Package.Files.Keys.Where(path => !Array.Exists(others, path.StartsWith))).And.HaveCount(10);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void File_has_one_origin(string path)
    {
        PackageEntry entry = PackageEntries.All.Single(item => item.Path == path);

        (entry.Compose is not null && entry.CreateWriter is not null).Should().BeFalse();
        (entry.Compose is not null || entry.CreateWriter is not null).Should().Be(path.StartsWith("data/", StringComparison.Ordinal), "tag files are written by the bag");
    }

    [Theory]
    [MemberData(nameof(Payload))]
    public void Payload_is_in_the_manifest_and_on_the_first_page(string path)
    {
        Package.Text("manifest-sha256.txt").Should().Contain($"  {path}\n");
        if (path != "data/README.md") Package.Text("data/README.md").Split('\n').Should().ContainSingle(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains($"`{path}`", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Payload))]
    public void Missing_payload_is_named_when_the_package_is_rebuilt(string path)
    {
        PackageZip package = Package.Copy();
        package.Files.Remove(path);

        string expected = path == "data/evaluation.json" ? $"made again: It cannot be made again: {path} is not in the package, and it cannot be made again without." : $"made again: {path} is missing.";
        MadePackage.Verify(package.Rehash().Write()).Differences().Should().Contain(expected);
    }

    [Theory]
    [MemberData(nameof(Payload))]
    public void Changed_payload_is_named_when_the_package_is_rebuilt(string path)
    {
        PackageZip package = Package.Copy();
        package.Files[path] = [.. package.Files[path], (byte)'\n'];

        MadePackage.Verify(package.Rehash().Write()).Differences().Should().Contain(difference => difference.StartsWith($"made again: {path} differs from what comes of the reports, rules and options, first on line ", StringComparison.Ordinal));
    }
}
