using System.IO.Compression;
using System.Text;
using CredReport.Evidence;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>A zip that could harm who unpacks it, or hides something, is refused before a file of it is read.</summary>
public sealed class ContainerTests
{
    private static readonly byte[] Original = MadePackage.Of(MadePackage.TwoReports);

    [Theory]
    [InlineData("credreport-evidence/data/../../../etc/passwd", "'credreport-evidence/data/../../../etc/passwd' leads to another folder than it says.")]
    [InlineData("../x", "'../x' leads to another folder than it says.")]
    [InlineData("credreport-evidence/./x", "'credreport-evidence/./x' leads to another folder than it says.")]
    [InlineData("credreport-evidence//x", "'credreport-evidence//x' leads to another folder than it says.")]
    [InlineData("/etc/passwd", "'/etc/passwd' is an absolute path.")]
    [InlineData("C:/x", "'C:/x' is an absolute path.")]
    [InlineData(@"credreport-evidence\..\x", @"'credreport-evidence\..\x' holds a backslash, which parts folders on some systems.")]
    [InlineData("credreport-evidence/a\nb", "'credreport-evidence/a\nb' holds a control character.")]
    [InlineData("other/x", "'other/x' is outside of credreport-evidence/.")]
    [InlineData("credreport-evidence/data/README.md", "'credreport-evidence/data/README.md' is there twice.")]
    [InlineData("credreport-evidence/data/readme.md", "'credreport-evidence/data/readme.md' and 'credreport-evidence/data/README.md' are one file where upper and lower case are not told apart.")]
    [InlineData("credreport-evidence/fetch.txt", "'fetch.txt' makes a reader of bags download files: a package holds all that it is about.")]
    [InlineData("credreport-evidence/folder/", "'credreport-evidence/folder/' is a folder: a package holds only files.")]
    public void Entry_is_refused(string name, string expected) => Problems(Repack(name)).Should().Equal(expected);

    [Fact]
    public void Empty_folders_are_refused_too_for_a_name_says_something()
    {
        byte[] zip = PackageZip.Read(Original).Write(archive => archive.CreateEntry("credreport-evidence/APPROVED/"));

        Problems(zip).Should().Equal("'credreport-evidence/APPROVED/' is a folder: a package holds only files.");
    }

    [Theory]
    [InlineData("120777", "is a link")]
    [InlineData("060644", "is no regular file")]
    [InlineData("010644", "is no regular file")]
    public void Entry_that_is_no_file_is_refused(string mode, string expected) =>
        Problems(Repack("credreport-evidence/x", entry => entry.ExternalAttributes = Convert.ToInt32(mode, 8) << 16)).Should().Equal($"'credreport-evidence/x' {expected}: a package holds only files.");

    [Fact]
    public void Bomb_is_not_unpacked()
    {
        byte[] zip = PackageZip.Read(Original).Write(archive =>
        {
            using Stream content = archive.CreateEntry("credreport-evidence/data/source/0003-bomb.csv").Open();
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) content.Write(block);
        });
        zip.Length.Should().BeLessThan(1024 * 1024);

        VerificationResult result = EvidenceVerification.Run(new MemoryStream(zip), new VerificationOptions { InflatedBytes = 1024 * 1024 });

        result.Steps[0].Details.Should().ContainSingle().Which.Should().MatchRegex("^The files have 671[0-9]{5} bytes when they are unpacked, and at most 1048576 are read: raise the limit if you trust the package.$");
        result.Steps.Skip(1).Should().OnlyContain(step => step.Outcome == VerificationOutcome.NotChecked && step.Sentence == "not checked: the container cannot be trusted");
    }

    [Fact]
    public void Encrypted_file_is_refused()
    {
        // Bit 0 of the flags, before the content and in the directory.
        byte[] zip = [.. Original];
        byte[] name = "credreport-evidence/data/README.md"u8.ToArray();
        zip[zip.AsSpan().IndexOf(name) - 30 + 6] |= 1;
        zip[zip.AsSpan().LastIndexOf(name) - 46 + 8] |= 1;

        Problems(zip).Should().Equal("'credreport-evidence/data/README.md' is encrypted.");
    }

    [Fact]
    public void Something_behind_the_end_is_refused() => Problems([.. Original, .. "more"u8]).Should().Equal("4 bytes follow the end of the zip.");

    [Fact]
    public void Comment_of_the_zip_is_refused()
    {
        byte[] zip = PackageZip.Read(Original).Write(archive => archive.Comment = "hidden");

        Problems(zip).Should().Equal("6 bytes follow the end of the zip.");
    }

    [Fact]
    public void Comment_that_is_cut_off_is_refused()
    {
        byte[] zip = [.. Original];
        zip[^1] = 0xC2;
        Action verify = () => MadePackage.Verify(zip);

        verify.Should().Throw<EvidenceException>().WithMessage("The file is not a zip that can be read: expected a package that 'credreport evidence create' made.");
    }

    [Fact]
    public void Something_before_the_first_file_is_refused()
    {
        byte[] zip = [.. Original];
        zip[0] = (byte)'X';

        Problems(zip).Should().Equal("Something is before the first file of the zip.");
    }

    [Fact]
    public void Damaged_file_is_named()
    {
        byte[] zip = [.. Original];
        int content = zip.AsSpan().IndexOf("credreport-evidence/data/README.md"u8) + "credreport-evidence/data/README.md".Length;
        for (int i = 0; i < 40; i++) zip[content + i] ^= 0xFF;

        MadePackage.Verify(zip).Differences().Should().Contain(difference =>
            difference == "hashes: data/README.md is damaged, or unpacks to something else than the zip says.");
    }

    [Theory]
    [InlineData("", "The file is not a zip that can be read: expected a package that 'credreport evidence create' made.")]
    [InlineData("no zip", "The file is not a zip that can be read: expected a package that 'credreport evidence create' made.")]
    public void What_is_no_zip_is_no_package(string text, string expected)
    {
        Action verify = () => MadePackage.Verify(Encoding.UTF8.GetBytes(text));

        verify.Should().Throw<EvidenceException>().WithMessage(expected);
    }

    [Fact]
    public void Zip_of_something_else_is_no_package()
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry("readme.txt").Open().Dispose();
        Action verify = () => MadePackage.Verify(zip.ToArray());

        verify.Should().Throw<EvidenceException>().WithMessage("The zip does not hold a package: expected the file credreport-evidence/bagit.txt in it.");
    }

    [Fact]
    public void Zip_that_ends_early_is_no_package()
    {
        Action verify = () => MadePackage.Verify(Original[..(Original.Length / 2)]);

        verify.Should().Throw<EvidenceException>();
    }

    private static IEnumerable<string> Problems(byte[] zip)
    {
        VerificationResult result = MadePackage.Verify(zip);
        result.Holds.Should().BeFalse();
        result.Steps.Skip(1).Should().OnlyContain(step => step.Outcome == VerificationOutcome.NotChecked);
        return result.Steps[0].Details;
    }

    private static byte[] Repack(string name, Action<ZipArchiveEntry>? change = null) => PackageZip.Read(Original).Write(archive =>
    {
        ZipArchiveEntry entry = archive.CreateEntry(name);
        change?.Invoke(entry);
        using Stream content = entry.Open();
        content.Write("x"u8);
    });
}
