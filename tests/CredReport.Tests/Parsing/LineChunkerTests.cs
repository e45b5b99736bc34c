using System.Text;
using CredReport.Input;
using CredReport.Parsing;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>Chunks are the text, in whole lines, with the numbers that the lines have.</summary>
public sealed class LineChunkerTests
{
    private const int Seed = 20_261_125;
    private const int Texts = 3000;

    private static readonly string[] Pieces = ["a", "bc", "\n", "\n", "\r\n", "\r", "\r\r\n", "\"", "\uFEFF", "xxxxxxxxxxxxxxxxxxxxxxxx"];

    [Fact]
    public void Of_random_texts()
    {
        for (int i = 0; i < Texts; i++)
        {
            Random random = new(Seed + i);
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            int size = random.Next(1, 40);

            (string Text, long Line)[] chunks = [.. Cut(new PortionStream(Encoding.UTF8.GetBytes(text), random.Next(1, 9)), size)];

            string.Concat(chunks.Select(chunk => chunk.Text)).Should().Be(text, "of seed {0}", Seed + i);
            chunks.Select(chunk => chunk.Line).Should().Equal(Lines(chunks.Select(chunk => chunk.Text)), "of seed {0}", Seed + i);
            chunks.SkipLast(1).Where(chunk => !EndsOnce(chunk.Text, size)).Should().BeEmpty("of seed {0}: {1}", Seed + i, text);
        }
    }

    [Fact]
    public void The_last_says_so_and_an_empty_text_has_one()
    {
        LineChunker chunker = new(new MemoryStream(), Limits(10));

        using LineChunk? chunk = chunker.Next();

        chunk!.IsLast.Should().BeTrue();
        chunk.Bytes.Length.Should().Be(0);
        chunker.Next().Should().BeNull();
    }

    [Fact]
    public void A_line_that_a_failure_breaks_off_is_in_none()
    {
        FailingStream text = new("user,arn\nalice,x\nbo"u8.ToArray(), new IOException("The disk is gone."));
        LineChunker chunker = new(text, Limits(4));

        Chunks(chunker).Select(chunk => chunk.Text).Should().Equal("user,arn\n", "alice,x\n");
        chunker.Failure!.Message.Should().Be("The disk is gone.");
    }

    [Fact]
    public void A_line_longer_than_a_chunk_stays_whole_and_one_that_is_too_long_is_cut_off()
    {
        string first = new('a', 20_000);
        byte[] text = Encoding.UTF8.GetBytes($"{first}\n{new string('b', 200_000)}\nc\n");

        (string Text, long Line)[] chunks = [.. Cut(new MemoryStream(text), 100)];

        chunks.Select(chunk => chunk.Line).Should().Equal(1, 2, 3);
        chunks[0].Text.Should().Be(first + "\n");
        chunks[1].Text.Should().Be(new string('b', InputLimits.Default.LineBytes + 4) + "\n");
        chunks[2].Text.Should().Be("c\n");
    }

    [Theory]
    [InlineData("user\na\nb\n", 1, "\na\nb\n", 1)]
    [InlineData("\nuser\r\na\n", 2, "\na\n", 2)]
    [InlineData("user\ra\r", 1, "\ra\r", 1)]
    [InlineData("user\n", 1, "\n", 1)]
    [InlineData("user", 1, "", 2)]
    public void Lines_are_dropped_up_to_the_end_of_the_last(string text, long line, string left, long first)
    {
        using LineChunk chunk = new LineChunker(new MemoryStream(Encoding.UTF8.GetBytes(text)), Limits(100)).Next()!;

        chunk.DropThrough(line);

        Encoding.UTF8.GetString(chunk.Bytes.Span).Should().Be(left);
        chunk.FirstLine.Should().Be(first);
    }

    private static IEnumerable<(string Text, long Line)> Cut(Stream text, int size) => Chunks(new LineChunker(text, Limits(size)));

    /// <summary>The chunks without the line end in front, and the numbers of their first lines.</summary>
    private static IEnumerable<(string Text, long Line)> Chunks(LineChunker chunker)
    {
        bool isFirst = true;
        while (chunker.Next() is { } chunk)
        {
            string text = Encoding.UTF8.GetString(chunk.Bytes.Span);
            if (!isFirst) text[0].Should().Be('\n');
            yield return isFirst ? (text, chunk.FirstLine) : (text[1..], chunk.FirstLine + 1);
            isFirst = false;
            chunk.Dispose();
        }
    }

    /// <summary>On which lines texts begin that follow each other.</summary>
    private static IEnumerable<long> Lines(IEnumerable<string> texts)
    {
        long line = 1;
        foreach (string text in texts)
        {
            yield return line;
            line += text.ReplaceLineEndings("\n").Count(c => c == '\n');
        }
    }

    /// <summary>Whether the text ends a line, and did not before it was as long as was asked.</summary>
    private static bool EndsOnce(string text, int size)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int end = text.EndsWith("\r\n", StringComparison.Ordinal) ? bytes.Length - 2 : bytes.Length - 1;
        return bytes[end] is (byte)'\n' or (byte)'\r' && bytes.Length >= size && bytes.AsSpan(0, end)[Math.Min(size - 1, end)..].IndexOfAny((byte)'\r', (byte)'\n') < 0;
    }

    private static InputLimits Limits(int size) => InputLimits.Default with { ChunkBytes = size };
}
