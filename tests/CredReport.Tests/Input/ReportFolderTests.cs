using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>Which files of a folder are looked at, and in which order.</summary>
public sealed class ReportFolderTests
{
    [Fact]
    public void Files_of_all_folders_come_in_ordinal_order_without_hidden_ones()
    {
        using TemporaryFolder folder = new();
        foreach (string name in new[] { "b.csv", "a/z.csv", "B.csv", "a.csv", "a/b/c.json", "2026-01-31/111122223333/report.csv", "é.csv", "a-b.csv", ".hidden.csv", ".git/x.csv", "a/.x/y.csv" })
            folder.Write(name, "x");

        IReadOnlyList<(string Path, string Name, bool IsFolderLink)> files = ReportFolder.Files(folder.Path);

        files.Select(file => file.Name[(folder.Path.Length + 1)..]).Should().Equal(
            "2026-01-31/111122223333/report.csv", "B.csv", "a-b.csv", "a.csv", "a/b/c.json", "a/z.csv", "b.csv", "é.csv");
        files.Should().OnlyContain(file => File.Exists(file.Path));
    }

    [Fact]
    public void Names_begin_with_the_folder_as_it_was_given()
    {
        using TemporaryFolder folder = new();
        folder.Write("a/report.csv", "x");

        ReportFolder.Files(folder.Path + "//").Single().Name.Should().Be($"{folder.Path}/a/report.csv");
        ReportInput input = ReportInput.FromPath(folder.Path + "/").Single();
        input.Name.Should().Be($"{folder.Path}/a/report.csv");
        input.Folder.Should().Be(folder.Path + "/");
        input.FullPath.Should().Be(folder.At(Path.Combine("a", "report.csv")));
    }

    [Fact]
    public void Links_to_folders_are_named_and_not_followed_and_links_to_files_are()
    {
        using TemporaryFolder folder = new();
        string report = folder.Write("reports/report.csv", "x");
        Directory.CreateSymbolicLink(folder.At("reports/again"), folder.At("reports"));
        File.CreateSymbolicLink(folder.At("reports/link.csv"), report);

        ReportFolder.Files(folder.At("reports")).Select(file => (file.Name[folder.Path.Length..], file.IsFolderLink))
            .Should().Equal(("/reports/again", true), ("/reports/link.csv", false), ("/reports/report.csv", false));
    }

    [Fact]
    public void A_link_that_is_named_itself_is_followed()
    {
        using TemporaryFolder folder = new();
        folder.Write("reports/report.csv", "x");
        Directory.CreateSymbolicLink(folder.At("today"), folder.At("reports"));

        ReportInput.FromPath(folder.At("today")).Single().Name.Should().Be(folder.At("today") + "/report.csv");
    }

    [Fact]
    public void A_folder_without_a_file_is_an_input_all_the_same()
    {
        using TemporaryFolder folder = new();
        folder.Write(".hidden.csv", "x");
        Directory.CreateDirectory(folder.At("empty"));

        ReportInput input = ReportInput.FromPath(folder.Path).Single();

        input.IsEmptyFolder.Should().BeTrue();
        input.Name.Should().Be(folder.Path);
    }
}
