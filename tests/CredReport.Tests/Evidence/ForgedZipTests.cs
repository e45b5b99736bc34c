using System.IO.Compression;
using CredReport.Evidence;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>What is verified is what every program unpacks: a zip that two programs could read in two ways is none that holds.</summary>
public sealed class ForgedZipTests
{
    private const string Page = "'credreport-evidence/data/README.md'";
    private const string Contradicts = $"{Page} has another size, hash or way of compression before its content than in the directory of the zip.";
    private const string Unpacks = "data/README.md is damaged, or unpacks to something else than the zip says.";

    private static readonly byte[] Original = MadePackage.Of(MadePackage.TwoReports);

    private static readonly Dictionary<string, (RawZip Zip, string Expected)> Lies = new()
    {
        ["another name before the content"] = (new RawZip(Original) { LocalName = "credreport-evidence/data/README.txt" }, $"container: {Page} is called 'credreport-evidence/data/README.txt' before its content: programs that read on from the beginning of the zip see another file."),
        ["a file between two files"] = (new RawZip(Original) { Gap = "PK\u0003\u0004hidden" }, $"container: {Page} does not end where the next file begins: something is hidden there, or two files share bytes."),
        ["a file behind the last one"] = (new RawZip(Original) { Victim = "tagmanifest-sha256.txt", Gap = "hidden" }, "container: 'credreport-evidence/tagmanifest-sha256.txt' does not end where the next file begins: something is hidden there, or two files share bytes."),
        ["the content of another file"] = (new RawZip(Original) { SharesContent = true }, "container: 'credreport-evidence/bagit.txt' does not begin where the file before it ends: something is hidden there, or two files share bytes."),
        ["another hash before the content"] = (new RawZip(Original) { LocalCrcMask = 1 }, $"container: {Contradicts}"),
        ["a comment"] = (new RawZip(Original) { Comment = "hidden" }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["a second name"] = (new RawZip(Original) { Extra = [0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, (byte)'x'] }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["an extra field"] = (new RawZip(Original) { Extra = [0x34, 0x12, 2, 0, 1, 2] }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["the beginning of an extra field"] = (new RawZip(Original) { Extra = [0x34, 0x12] }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["long numbers that nothing asks for"] = (new RawZip(Original) { Extra = [1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["long numbers twice"] = (new RawZip(Original) { IsLong = true, Extra = [1, 0, 1, 0, 0] }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["an extra field before the content"] = (new RawZip(Original) { LocalExtra = [0x34, 0x12, 2, 0, 1, 2] }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["an attribute"] = (new RawZip(Original) { InternalAttributes = 2 }, $"container: {Page} has a comment, an attribute or an extra field that a package does not need."),
        ["patched data"] = (new RawZip(Original) { Flags = 0x20 }, $"container: {Page} has the zip flags 0x0020, which a package does not need: expected none but those of 0x080e."),
        ["strong encryption"] = (new RawZip(Original) { Flags = 0x40 }, $"container: {Page} has the zip flags 0x0040, which a package does not need: expected none but those of 0x080e."),
        ["masked headers"] = (new RawZip(Original) { Flags = 0x2000 }, $"container: {Page} has the zip flags 0x2000, which a package does not need: expected none but those of 0x080e."),
        ["a version that there is not"] = (new RawZip(Original) { Needed = 99 }, $"container: {Page} asks for version 9.9 of the zip format: expected at most 4.5."),
        ["a version that there is not, before the content"] = (new RawZip(Original) { LocalNeeded = 99 }, $"container: {Page} asks for version 9.9 of the zip format: expected at most 4.5."),
        ["a system that few know"] = (new RawZip(Original) { MadeBy = 0x0714 }, $"container: {Page} was packed by a system that a package does not name: expected MS-DOS or Unix."),
        ["a program that runs as its owner"] = (new RawZip(Original) { Attributes = 0x89FF0000 }, $"container: {Page} has the attributes 0x89ff0000: expected those of a regular file with the mode 0644, 0x81a40000, or none."),
        ["a file that nobody may read"] = (new RawZip(Original) { Attributes = 0x80000000 }, $"container: {Page} has the attributes 0x80000000: expected those of a regular file with the mode 0644, 0x81a40000, or none."),
        ["a hidden file"] = (new RawZip(Original) { Attributes = 2 }, $"container: {Page} has the attributes 0x00000002: expected those of a regular file with the mode 0644, 0x81a40000, or none."),
        ["a way of compression that few know"] = (new RawZip(Original) { Method = 14 }, $"container: {Page} is compressed in a way that not every program knows: expected Deflate, or none."),
        ["stored, and not as long as it is"] = (new RawZip(Original) { Method = 0 }, $"container: {Page} is compressed in a way that not every program knows: expected Deflate, or none."),
        ["a folder by its attributes"] = (new RawZip(Original) { Attributes = 0x10 }, $"container: {Page} is a folder by its attributes and a file by its name: a package holds only files."),
        ["more content than it says"] = (new RawZip(Original) { MoreContent = "\nAll users passed.\n" }, $"hashes: {Unpacks}"),
        ["less content than it says"] = (new RawZip(Original) { LessContent = 1 }, $"hashes: {Unpacks}"),
        ["bytes behind the compressed ones"] = (new RawZip(Original) { MorePacked = "hidden" }, $"hashes: {Unpacks}"),
        ["one byte behind the compressed ones"] = (new RawZip(Original) { MorePacked = "x" }, $"hashes: {Unpacks}"),
        ["another CRC-32"] = (new RawZip(Original) { CrcMask = 1 }, $"hashes: {Unpacks}"),
    };

    public static TheoryData<string> Names => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lie_is_found_and_named(string lie) => MadePackage.Verify(Lies[lie].Zip.Write()).Differences().Should().Contain(Lies[lie].Expected);

    [Fact]
    public void Zip_without_a_lie_holds() => MadePackage.Verify(new RawZip(Original).Write()).Differences().Should().BeEmpty();

    [Fact]
    public void Numbers_of_large_zips_are_read() => MadePackage.Verify(new RawZip(Original) { IsLong = true }.Write()).Differences().Should().BeEmpty();

    [Fact]
    public void Zip_that_was_written_without_going_back_holds()
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(new ForwardOnly(zip), ZipArchiveMode.Create))
        {
            foreach ((string path, byte[] bytes) in PackageZip.Read(Original).Files)
            {
                using Stream content = archive.CreateEntry("credreport-evidence/" + path).Open();
                content.Write(bytes);
            }
        }

        zip.ToArray().AsSpan().IndexOf("PK\u0007\u0008"u8).Should().BePositive("hash and sizes stand behind the contents");
        MadePackage.Verify(zip.ToArray()).Differences().Should().BeEmpty();
    }

    [Theory]
    [InlineData("hidden", 0, false, 0u)]
    [InlineData("", 1, false, 0u)]
    [InlineData("", -1, false, 0u)]
    [InlineData("hidden", 0, true, null)]
    [InlineData("", 0, true, 1u)]
    public void End_that_contradicts_the_directory_is_no_zip(string beforeEnd, int moreCount, bool isLong, uint? firstOffset)
    {
        byte[] zip = new RawZip(Original) { BeforeEnd = beforeEnd, MoreCount = moreCount, IsLong = isLong, FirstOffset = firstOffset }.Write();
        Action verify = () => MadePackage.Verify(zip);

        verify.Should().Throw<EvidenceException>().WithMessage("The file is not a zip that can be read: expected a package that 'credreport evidence create' made.");
    }

    /// <summary>A zip cut or with a byte changed anywhere holds, or is told off; nothing else comes of it.</summary>
    [Fact]
    public void No_byte_of_the_zip_makes_it_end_otherwise_than_with_a_result()
    {
        byte[] zip = new RawZip(Original) { IsLong = true }.Write();
        int directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        foreach (int at in Enumerable.Range(0, 60).Concat(Enumerable.Range(directory, 80)).Concat(Enumerable.Range(zip.Length - 98, 98)))
        {
            foreach (byte value in (byte[])[0, 0x7F, 0xFF])
            {
                byte[] changed = [.. zip];
                changed[at] = value;
                try
                {
                    MadePackage.Verify(changed).Steps.Should().HaveCount(5);
                }
                catch (EvidenceException)
                {
                }
            }
        }
    }

    /// <summary>Cannot go back, as a pipe.</summary>
    private sealed class ForwardOnly(Stream to) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => to.Write(buffer, offset, count);
    }
}
