using System.Text;
using System.Text.Json;
using CredReport.Reporting.Json;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Texts in JSON: readable, harmless to a terminal, and exact for a program.</summary>
public sealed class JsonEncoderTests
{
    private static readonly char[] Steering =
    [
        .. Enumerable.Range(0x00, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c), '\u2028', '\u2029',
        '\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069',
    ];

    [Theory]
    [InlineData("=1+1", "\"=1+1\"")]
    [InlineData("<root_account>", "\"<root_account>\"")]
    [InlineData("arn:aws:iam::111122223333:user/a&b", "\"arn:aws:iam::111122223333:user/a&b\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("José 山田", "\"José 山田\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\nb\tc\r", "\"a\\nb\\tc\\r\"")]
    [InlineData("\u001b[31m", "\"\\u001b[31m\"")]
    [InlineData("\0", "\"\\u0000\"")]
    [InlineData("\u007f", "\"\\u007f\"")]
    [InlineData("\u009b2J", "\"\\u009b2J\"")]
    [InlineData("a\u202eb", "\"a\\u202eb\"")]
    [InlineData("\u2066\u2069", "\"\\u2066\\u2069\"")]
    [InlineData("\u2028", "\"\\u2028\"")]
    public void Texts_are_readable_and_harmless(string text, string json) =>
        // The digits of an escape are written in either case.
        Encode(text).ToLowerInvariant().Should().Be(json.ToLowerInvariant());

    [Fact]
    public void Every_steering_character_is_an_escape_that_means_it()
    {
        foreach (char c in Steering)
        {
            string json = Encode($"a{c}b");

            json.Should().MatchRegex("^\"a(\\\\u[0-9A-Fa-f]{4}|\\\\[btnfr])b\"$", $"of U+{(int)c:X4}");
            JsonSerializer.Deserialize<string>(json).Should().Be($"a{c}b");
        }
    }

    [Fact]
    public void Any_text_comes_back_exactly()
    {
        Gen<string> rune = Gen.OneOf(
            Gen.OneOf(Steering).Select(c => c.ToString()),
            Gen.Char['\u0020', '\ud7ff'].Select(c => c.ToString()),
            Gen.Int[0x10000, 0x10ffff].Select(char.ConvertFromUtf32));

        rune.Array[0, 60].Select(runes => string.Concat(runes)).Sample(text =>
        {
            string json = Encode(text);
            return json.IndexOfAny(Steering) < 0 && JsonSerializer.Deserialize<string>(json) == text;
        });
    }

    [Fact]
    public void Bytes_are_encoded_like_texts()
    {
        foreach (char c in Steering.Concat("=+<>&'\"\\é"))
        {
            using MemoryStream output = new();
            using (Utf8JsonWriter writer = new(output, Options)) writer.WriteStringValue(Encoding.UTF8.GetBytes($"a{c}b"));

            Encoding.UTF8.GetString(output.ToArray()).Should().Be(Encode($"a{c}b"));
        }
    }

    [Fact]
    public void Names_are_encoded_like_values()
    {
        using MemoryStream output = new();
        using (Utf8JsonWriter writer = new(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteNull("a\u202e<b>");
            writer.WriteEndObject();
        }

        Encoding.UTF8.GetString(output.ToArray()).Should().Be("{\"a\\u202e<b>\":null}");
    }

    private static JsonWriterOptions Options => new() { Encoder = VisibleJsonEncoder.Instance };

    private static string Encode(string text)
    {
        using MemoryStream output = new();
        using (Utf8JsonWriter writer = new(output, Options)) writer.WriteStringValue(text);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
