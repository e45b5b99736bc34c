using System.Text.RegularExpressions;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests;

/// <summary>The folders of the library use each other only as the table in its README allows.</summary>
public sealed partial class LayeringTests
{
    private static readonly string Library = Checkout.Path("src", "CredReport");

    private static readonly Dictionary<string, HashSet<string>> Allowed = ReadTable();

    [Fact]
    public void Table_names_the_folders_that_there_are()
    {
        string[] folders = [.. Directory.GetDirectories(Library).Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any()).Select(folder => Path.GetFileName(folder))];

        Allowed.Keys.Should().Contain(folders);
        Allowed.Should().HaveCountGreaterThanOrEqualTo(8);
        Allowed.Values.SelectMany(uses => uses).Should().BeSubsetOf(Allowed.Keys);
    }

    [Fact]
    public void Every_arrow_is_in_the_table()
    {
        (string File, string Folder, string Uses)[] arrows = [.. Directory.GetFiles(Library, "*.cs", SearchOption.AllDirectories).SelectMany(Arrows)];

        arrows.Select(arrow => arrow.File).Distinct().Should().HaveCountGreaterThan(60, "the test should have seen the library");
        arrows.Should().HaveCountGreaterThan(100, "the test should have seen arrows");
        arrows.Where(arrow => !Allowed[arrow.Folder].Contains(arrow.Uses))
            .Select(arrow => $"{arrow.File} uses {arrow.Uses}, which the table does not allow to {arrow.Folder}").Should().BeEmpty();
    }

    [Fact]
    public void Table_allows_nothing_that_nobody_uses_of_folders_that_there_are()
    {
        HashSet<(string, string)> arrows = [.. Directory.GetFiles(Library, "*.cs", SearchOption.AllDirectories).SelectMany(Arrows).Select(arrow => (arrow.Folder, arrow.Uses))];

        foreach ((string folder, HashSet<string> uses) in Allowed)
        {
            if (!Directory.Exists(Path.Combine(Library, folder))) continue;
            uses.Where(used => Directory.Exists(Path.Combine(Library, used)) && !arrows.Contains((folder, used)))
                .Should().BeEmpty($"{folder} should be allowed only what it uses");
        }
    }

    private static IEnumerable<(string File, string Folder, string Uses)> Arrows(string path)
    {
        string file = Path.GetRelativePath(Library, path).Replace('\\', '/');
        string folder = file.Split('/')[0];
        if (!Allowed.ContainsKey(folder)) yield break;

        string code = CommentOrText().Replace(File.ReadAllText(path), "");
        foreach (string used in Reference().Matches(code).Select(match => match.Groups["folder"].Value).Distinct())
        {
            if (used != folder && Allowed.ContainsKey(used)) yield return (file, folder, used);
        }
    }

    private static Dictionary<string, HashSet<string>> ReadTable()
    {
        string readme = File.ReadAllText(Path.Combine(Library, "README.md"));
        return Row().Matches(readme).ToDictionary(
            row => row.Groups["folder"].Value,
            row => row.Groups["uses"].Value.Split(',', StringSplitOptions.TrimEntries).Where(name => name != "–").ToHashSet());
    }

    [GeneratedRegex(@"^\| `(?<folder>\w+)` \|[^|]*\| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"//[^\n]*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"(?<![\w.])(?:using (?:static )?CredReport\.(?<folder>\w+)|(?:CredReport\.)?(?<folder>[A-Z]\w+)\.[A-Z])")]
    private static partial Regex Reference();
}
