using CredReport.Yaml;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Yaml;

/// <summary>What the reader of YAML refuses, with its sentence and place, and what it takes.</summary>
public sealed class YamlReaderTests
{
    public static TheoryData<string, string> Refused { get; } = new()
    {
        { "", "f:1:1: The file is empty." },
        { "\n\n# nothing but a comment\n", "f:1:1: The file is empty." },
        { "a: &x 1", "f:1:4: Anchors are not accepted: write the value out." },
        { "a: &x [1]", "f:1:4: Anchors are not accepted: write the value out." },
        { "&x a: 1", "f:1:1: Anchors are not accepted: write the value out." },
        { "b: 1\na: *x", "f:2:4: Aliases are not accepted: write the value out." },
        { "*x : 1", "f:1:1: Aliases are not accepted: write the value out." },
        { "a: !!str 1", "f:1:4: Tags are not accepted: use texts, lists and mappings only." },
        { "a: !mine {b: 1}", "f:1:4: Tags are not accepted: use texts, lists and mappings only." },
        { "a: !<tag:yaml.org,2002:seq> [1]", "f:1:4: Tags are not accepted: use texts, lists and mappings only." },
        { "a: 1\nb: 2\na: 3", "f:3:1: The key 'a' is given twice." },
        { "{a: 1, \"a\": 2}", "f:1:8: The key 'a' is given twice." },
        { "a:\n  b: 1\n  b: 1", "f:3:3: The key 'b' is given twice." },
        { "? [x]\n: 1", "f:1:3: A key is a text." },
        { "{{a: 1}: 1}", "f:1:2: A key is a text." },
        { "a: 1\n---\nb: 2", "f:2:1: A second document begins here; a file holds one." },
        { "a: 1\n...\n---\nb: 2", "f:3:1: A second document begins here; a file holds one." },
    };

    /// <summary>YAML that is none; the reason in the sentence is the parser's own.</summary>
    public static TheoryData<string, int, int> Malformed { get; } = new()
    {
        { "a: \"x", 1, 4 },
        { "a: b: c", 1, 5 },
        { "b: [1]\na: `x`", 2, 4 },
        { "a: @b", 1, 4 },
        { "a: ]", 1, 4 },
        { "- : [4", 1, 6 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_refused_is_said_with_its_place(string text, string expected) => Error(text).ToString().Should().Be(expected);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_no_YAML_is_said_with_its_place(string text, int line, int column)
    {
        FileError error = Error(text);

        error.Message.Should().MatchRegex(@"^This is not YAML: [^.].*[^.]\.$");
        (error.Line, error.Column).Should().Be((line, column));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Sixteen_levels_are_read_and_seventeen_are_not(string open, string close)
    {
        FluentActions.Invoking(() => YamlReader.Read("f", Nested(open, close, 16), [])).Should().NotThrow();

        int column = (16 * open.Length) + 1;
        Error(Nested(open, close, 17)).ToString().Should().Be($"f:1:{column}: The values nest deeper than 16 levels.");
    }

    [Fact]
    public void Levels_that_are_closed_do_not_count()
    {
        string text = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"k{i}: [[{i}]]"));

        YamlReader.Read("f", text, []).Should().BeOfType<YamlMap>().Which.Entries.Should().HaveCount(100);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("[{")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    [InlineData("? ")]
    public void A_hundred_thousand_levels_do_not_overflow_the_stack(string open)
    {
        string text = string.Concat(Enumerable.Repeat(open, 100_000));

        Error(text).Message.Should().Be("The values nest deeper than 16 levels.");
    }

    [Fact]
    public void A_mebibyte_of_text_is_read_and_a_character_more_is_not()
    {
        string longest = "a: " + new string('x', (1024 * 1024) - 3);

        Entry(YamlReader.Read("f", longest, []), "a").Text.Should().HaveLength((1024 * 1024) - 3);
        Error(longest + "x").ToString().Should().Be("f:1:1: The file has 1048577 characters; at most 1048576 are read.");
    }

    [Theory]
    [InlineData("a: some text", "some text", 1, 4, true)]
    [InlineData("a: 'some text'", "some text", 1, 4, false)]
    [InlineData("a: \"some\\ttext\"", "some\ttext", 1, 4, false)]
    [InlineData("b: 1\na:   some\n  text", "some text", 2, 6, false)]
    [InlineData("a: >-\n  some\n  text\n", "some text", 1, 4, false)]
    [InlineData("a: |-\n  some\n  text\n", "some\ntext", 1, 4, false)]
    [InlineData("a: 12", "12", 1, 4, true)]
    [InlineData("a: true # a comment", "true", 1, 4, true)]
    [InlineData("a: 2026-01-31T00:00:00Z", "2026-01-31T00:00:00Z", 1, 4, true)]
    [InlineData("{\"b\": [], \"a\": \"x\"}", "x", 1, 16, false)]
    [InlineData("---\na: x\n...\n", "x", 2, 4, true)]
    public void A_text_knows_its_place_and_whether_places_in_it_are_places_in_the_file(string text, string value, int line, int column, bool isPlain) =>
        Entry(YamlReader.Read("f", text, []), "a").Should().Be(new YamlText(line, column, value, isPlain));

    private static YamlText Entry(YamlNode node, string key) =>
        node.Should().BeOfType<YamlMap>().Which.Entries.Single(entry => entry.Key.Text == key).Value.Should().BeOfType<YamlText>().Subject;

    private static string Nested(string open, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));

    [Fact]
    public void What_can_be_read_past_is_said_all_at_once()
    {
        List<FileError> errors = [];

        YamlNode node = YamlReader.Read("f", "a: &x 1\nb: *x\nc: !!str 2\na: 3\n", errors);

        errors.Select(error => error.ToString()[..5]).Should().Equal("f:1:4", "f:2:4", "f:3:4", "f:4:1");
        Entry(node, "a").Text.Should().Be("1");
        Entry(node, "c").Text.Should().Be("2");
    }

    /// <summary>The one error, be it one that ends the reading or one that can be read past.</summary>
    private static FileError Error(string text)
    {
        List<FileError> errors = [];
        try
        {
            YamlReader.Read("f", text, errors);
        }
        catch (FileErrorException e)
        {
            errors.AddRange(e.Errors);
        }

        return errors.Should().ContainSingle().Subject;
    }
}
