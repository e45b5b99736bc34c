using System.Security.Cryptography;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>Bytes are held in memory up to a bound, then in a file.</summary>
public sealed class SpoolTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];

    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    [InlineData(4096, false)]
    public void Bytes_past_the_bound_are_held_in_a_file(int inMemory, bool inFile)
    {
        using Spool spool = new(inMemory);
        foreach (byte[] portion in Bytes.Chunk(77)) spool.Write(portion);

        spool.Length.Should().Be(1000);
        Stream held = spool.Rewind();
        (held is FileStream).Should().Be(inFile);
        Read(held).Should().Equal(Bytes);
    }

    [Fact]
    public void The_file_has_no_name_that_could_be_left_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "An open file keeps its name there, and loses it when it is closed.");
        using Spool spool = new(10);
        spool.Write(Bytes);

        string path = spool.Rewind().Should().BeOfType<FileStream>().Subject.Name;

        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public void Bytes_can_be_read_again_and_again()
    {
        using Spool spool = new(10);
        spool.Write(Bytes);

        Read(spool.Rewind()).Should().Equal(Bytes);
        Read(spool.Rewind()).Should().Equal(Bytes);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(InputLimits.SpoolBytes, false)]
    [InlineData(InputLimits.SpoolBytes + 1, true)]
    public void A_copy_of_a_stream_holds_the_same_bytes_and_closes_the_stream(int length, bool inFile)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        PortionStream once = new(bytes, 100_000);

        using Stream copy = Spool.Copy(once);

        once.CanRead.Should().BeFalse();
        (copy is FileStream).Should().Be(inFile);
        copy.Position.Should().Be(0);
        SHA256.HashData(copy).Should().Equal(SHA256.HashData(bytes));
    }

    private static byte[] Read(Stream stream)
    {
        using MemoryStream all = new();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
