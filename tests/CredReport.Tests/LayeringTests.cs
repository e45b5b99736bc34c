using System.Text.RegularExpressions;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests;

/// <summary>The folders of the library use each other only as the table in its README allows.</summary>
public sealed partial class LayeringTests
{
    private static readonly string Library = Checkout.Path("src", "CredReport");

    private static readonly Dictionary<string, HashSet<string>> Allowed = ReadTable(Row());

    private static readonly Dictionary<string, HashSet<string>> AllowedOfRooms = ReadTable(RoomRow());

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

    [Fact]
    public void Rooms_use_each_other_only_as_their_table_allows()
    {
        (string File, string Room, string Uses)[] arrows = [.. AllowedOfRooms.Keys.SelectMany(RoomArrows)];

        arrows.Should().HaveCountGreaterThan(10, "the test should have seen arrows");
        arrows.Where(arrow => !AllowedOfRooms[arrow.Room].Contains(arrow.Uses))
            .Select(arrow => $"{arrow.File} uses {arrow.Uses}, which the table does not allow to {arrow.Room}").Should().BeEmpty();
        foreach ((string room, HashSet<string> uses) in AllowedOfRooms)
            uses.Except(arrows.Where(arrow => arrow.Room == room).Select(arrow => arrow.Uses)).Should().BeEmpty($"{room} should be allowed only what it uses");
    }

    [Fact]
    public void Table_names_all_rooms_of_a_folder_or_none()
    {
        AllowedOfRooms.Should().HaveCountGreaterThanOrEqualTo(10);
        foreach (string folder in AllowedOfRooms.Keys.Select(room => room.Split('/')[0]).Distinct())
        {
            string[] rooms = [.. Directory.GetDirectories(Path.Combine(Library, folder)).Select(room => $"{folder}/{Path.GetFileName(room)}")];
            AllowedOfRooms.Keys.Where(room => room.StartsWith($"{folder}/", StringComparison.Ordinal)).Should().BeEquivalentTo(rooms);
        }
    }

    [Fact]
    public void Folders_are_not_crowded()
    {
        foreach (string folder in AllowedOfRooms.Keys.SelectMany(room => new[] { room, room.Split('/')[0] }).Distinct())
            Directory.GetFiles(Path.Combine(Library, folder), "*.cs").Should().HaveCountLessThanOrEqualTo(22, $"{folder} should have rooms for what belongs together");
    }

    /// <summary>The namespaces of types in rooms are those of their rooms only where they are not public: here types are found by their names.</summary>
    private static IEnumerable<(string File, string Room, string Uses)> RoomArrows(string room)
    {
        string folder = room.Split('/')[0];
        string[] others = [.. AllowedOfRooms.Keys.Where(other => other != room && other.StartsWith($"{folder}/", StringComparison.Ordinal))];
        foreach (string path in Directory.GetFiles(Path.Combine(Library, room), "*.cs"))
        {
            HashSet<string> names = [.. Identifier().Matches(Code(path)).Select(match => match.Value)];
            foreach (string other in others.Where(other => TypesOf(other).Any(names.Contains)))
                yield return (Path.GetRelativePath(Library, path), room, other.Split('/')[1]);
        }
    }

    private static IEnumerable<string> TypesOf(string room) =>
        Directory.GetFiles(Path.Combine(Library, room), "*.cs").SelectMany(path => Declaration().Matches(Code(path))).Select(match => match.Groups["name"].Value);

    /// <summary>A file without comments, and of its texts only what is calculated.</summary>
    private static string Code(string path) =>
        CommentOrText().Replace(File.ReadAllText(path), match => match.Value[0] == '"' ? string.Concat(Hole().Matches(match.Value).Select(hole => $" {hole.Value} ")) : "");

    private static IEnumerable<(string File, string Folder, string Uses)> Arrows(string path)
    {
        string file = Path.GetRelativePath(Library, path).Replace('\\', '/');
        string folder = file.Split('/')[0];
        if (!Allowed.ContainsKey(folder)) yield break;

        string code = Code(path);
        foreach (string used in Reference().Matches(code).Select(match => match.Groups["folder"].Value).Distinct())
        {
            if (used != folder && Allowed.ContainsKey(used)) yield return (file, folder, used);
        }
    }

    private static Dictionary<string, HashSet<string>> ReadTable(Regex row)
    {
        string readme = File.ReadAllText(Path.Combine(Library, "README.md"));
        return row.Matches(readme).ToDictionary(
            match => match.Groups["folder"].Value,
            match => match.Groups["uses"].Value.Split(',', StringSplitOptions.TrimEntries).Where(name => name != "–").ToHashSet());
    }

    [GeneratedRegex(@"^\| `(?<folder>\w+)` \|[^|]*\| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<folder>\w+/\w+)` \|[^|]*\| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex RoomRow();

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<=\{)[^{}]+(?=\})")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"//[^\n]*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"(?<![\w.])(?:using (?:static )?CredReport\.(?<folder>\w+)|(?:CredReport\.)?(?<folder>[A-Z]\w+)\.[A-Z])")]
    private static partial Regex Reference();
}
