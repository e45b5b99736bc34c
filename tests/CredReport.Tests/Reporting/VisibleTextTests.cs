using CredReport.Reporting;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>What a terminal would act on is shown as an escape, and nothing else is changed.</summary>
public sealed class VisibleTextTests
{
    /// <summary>C0, DEL and C1, the two separators of lines and paragraphs, and Unicode's twelve bidirectional controls.</summary>
    private static readonly char[] Steering =
    [
        .. Enumerable.Range(0x00, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c), '\u2028', '\u2029',
        '\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069',
    ];

    [Theory]
    [InlineData("", "")]
    [InlineData("alice", "alice")]
    [InlineData(" ~!", " ~!")]
    [InlineData("\u001b[31mred\u001b[0m", "\\x1b[31mred\\x1b[0m")]
    [InlineData("a\0b", "a\\x00b")]
    [InlineData("a\r\nb\tc", "a\\x0d\\x0ab\\x09c")]
    [InlineData("a\u007fb", "a\\x7fb")]
    [InlineData("\u009b2J", "\\x9b2J")]
    [InlineData("\u0085", "\\x85")]
    [InlineData("user\u202etxt.exe", "user\\u202etxt.exe")]
    [InlineData("\u2066a\u2069", "\\u2066a\\u2069")]
    [InlineData("\u061c", "\\u061c")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("José 山田 \ud83d\ude00", "José 山田 \ud83d\ude00")]
    [InlineData("\\x1b", "\\x1b")]
    public void Steering_characters_are_shown(string text, string visible) => VisibleText.Escape(text).Should().Be(visible);

    [Fact]
    public void Every_steering_character_is_shown_and_no_other()
    {
        for (int i = 0; i <= 0xffff; i++)
        {
            char c = (char)i;
            string visible = VisibleText.Escape($"a{c}b");
            string expected = !Steering.Contains(c) ? $"a{c}b" : i <= 0xff ? $"a\\x{i:x2}b" : $"a\\u{i:x4}b";
            if (visible != expected) visible.Should().Be(expected, $"that is the visible form of U+{i:X4}");
        }
    }

    [Fact]
    public void What_is_shown_steers_nothing_and_stays_as_it_is()
    {
        Gen<string> text = Gen.OneOf(Gen.OneOf(Steering), Gen.Char).Array[0, 40].Select(characters => new string(characters));

        text.Sample(hostile =>
        {
            string visible = VisibleText.Escape(hostile);
            return visible.IndexOfAny(Steering) < 0 && VisibleText.Escape(visible) == visible;
        });
    }
}
