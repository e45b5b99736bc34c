using System.Globalization;
using System.Text;
using CredReport.Reporting;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Bytes that were written piece by piece are those of the strings.</summary>
public sealed class Utf8BufferTests
{
    private const int Seed = 20260301;

    [Fact]
    public void Random_pieces_are_those_of_a_string()
    {
        Random random = new(Seed);
        for (int i = 0; i < 500; i++)
        {
            Utf8Buffer bytes = new();
            StringBuilder text = new();
            for (int piece = random.Next(60); piece > 0; piece--)
            {
                string characters = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x3000)));
                long number = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
                switch (random.Next(4))
                {
                    case 0:
                        bytes.Append(characters);
                        text.Append(characters);
                        break;
                    case 1:
                        bytes.Append(Encoding.UTF8.GetBytes(characters));
                        text.Append(characters);
                        break;
                    case 2:
                        bytes.Append(number);
                        text.Append(number.ToString(CultureInfo.InvariantCulture));
                        break;
                    default:
                        int start = bytes.Length;
                        bytes.Append(characters);
                        bytes.MakeVisible(start);
                        text.Append(VisibleText.Escape(characters));
                        break;
                }
            }

            Encoding.UTF8.GetString(bytes.Written).Should().Be(text.ToString());
        }
    }

    [Fact]
    public void Random_bytes_are_shown_as_the_text_that_they_are()
    {
        Random random = new(Seed);
        Utf8Buffer bytes = new();
        for (int i = 0; i < 20_000; i++)
        {
            byte[] any = new byte[random.Next(40)];
            for (int at = 0; at < any.Length; at++) any[at] = (byte)(random.Next(8) == 0 ? random.Next(256) : random.Next(' ', '~' + 1));

            bytes.Truncate(0);
            bytes.Append("\u001b["u8);
            bytes.Append(any);
            bytes.MakeVisible(2);
            Encoding.UTF8.GetString(bytes.Written).Should().Be("\u001b[" + VisibleText.Escape(Encoding.UTF8.GetString(any)));
        }
    }

    [Fact]
    public void What_is_behind_a_length_can_be_forgotten()
    {
        Utf8Buffer bytes = new();
        bytes.Append("kept, forgotten"u8);
        bytes.Truncate(4);
        bytes.Append('!'.ToString());

        Encoding.UTF8.GetString(bytes.Written).Should().Be("kept!");
    }
}
