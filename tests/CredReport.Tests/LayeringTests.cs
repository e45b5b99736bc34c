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

    /// <summary>By folder and room, in the order of the table.</summary>
    private static readonly Dictionary<string, HashSet<string>> AllowedInRooms = ReadTable(RoomRow());

    [Fact]
    public void Table_names_the_folders_that_there_are()
    {
        string[] folders = [.. Directory.GetDirectories(Library).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj"))];

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
    public void Table_names_the_rooms_that_there_are()
    {
        string[] rooms = [.. Allowed.Keys.Where(folder => Directory.Exists(Path.Combine(Library, folder))).SelectMany(folder => Directory.GetDirectories(Path.Combine(Library, folder)))
            .Where(room => Directory.GetFiles(room, "*.cs").Length > 0).Select(room => Path.GetRelativePath(Library, room).Replace('\\', '/'))];

        AllowedInRooms.Keys.Should().BeEquivalentTo(rooms);
        AllowedInRooms.Should().HaveCountGreaterThanOrEqualTo(8);
    }

    [Fact]
    public void Rooms_use_each_other_as_the_table_says()
    {
        HashSet<(string Room, string Uses)> arrows = [.. AllowedInRooms.Keys.SelectMany(room => Directory.GetFiles(Path.Combine(Library, room), "*.cs").SelectMany(file => ArrowsOfRoom(room, file)))];

        arrows.Should().BeEquivalentTo(AllowedInRooms.SelectMany(room => room.Value.Select(used => (room.Key, used))));
    }

    [Fact]
    public void No_room_uses_one_below_it_in_the_table()
    {
        HashSet<string> above = [];
        foreach ((string room, HashSet<string> uses) in AllowedInRooms)
        {
            string folder = room.Split('/')[0];
            uses.Select(used => $"{folder}/{used}").Should().BeSubsetOf(above, $"{room} should use rooms above it");
            above.Add(room);
        }
    }

    /// <summary>The rooms of the same folder that a file uses.</summary>
    private static IEnumerable<(string Room, string Uses)> ArrowsOfRoom(string room, string path)
    {
        string[] names = room.Split('/');
        string code = CommentOrText().Replace(File.ReadAllText(path), "");
        foreach (string other in AllowedInRooms.Keys.Where(other => other != room && other.StartsWith(names[0] + "/", StringComparison.Ordinal)).Select(other => other.Split('/')[1]))
        {
            if (Regex.IsMatch(code, $@"\b{names[0]}\.{other}\b")) yield return (room, other);
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

    private static Dictionary<string, HashSet<string>> ReadTable(Regex rows)
    {
        string readme = File.ReadAllText(Path.Combine(Library, "README.md"));
        return rows.Matches(readme).ToDictionary(
            row => row.Groups["folder"].Value,
            row => row.Groups["uses"].Value.Split(',', StringSplitOptions.TrimEntries).Where(name => name != "–").ToHashSet());
    }

    [GeneratedRegex(@"^\| `(?<folder>\w+)` \|[^|]*\| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<folder>\w+/\w+)` \|[^|]*\| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex RoomRow();

    [GeneratedRegex(@"//[^\n]*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"(?<![\w.])(?:using (?:static )?CredReport\.(?<folder>\w+)|(?:CredReport\.)?(?<folder>[A-Z]\w+)\.[A-Z])")]
    private static partial Regex Reference();
}
