using CredReport.Reporting;
using CredReport.Reporting.Markdown;
using CsCheck;
using FluentAssertions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Hostile texts in Markdown, judged by a reader of Markdown: they stay text.</summary>
public sealed class MarkdownTextTests
{
    /// <summary>What GitHub adds to CommonMark.</summary>
    private static readonly MarkdownPipeline GitHub =
        new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseAutoLinks().Build();

    /// <summary>What other readers add to that.</summary>
    private static readonly MarkdownPipeline Extras = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();

    private static readonly string[] Pieces =
    [
        "`", "``", "```", "*", "**", "_", "|", "\\", "\\|", "\\`", "[", "]", "(", ")", "[a](b)", "![a](b)", "<", ">", "<b>", "</b>", "<!--", "-->", "<a href=x>",
        "<https://example.com>", "https://example.com/", "http://a.example", "www.example.com", "ftp://a.example", "mailto:a@example.com", "tel:1", "a@example.com",
        "#", "# ", "## ", "- ", "-", "+ ", "+", "++", "=", "===", "---", "1. ", "1) ", "~", "~~", "~~~", "^", "\"", "\"\"", "'", "&", "&amp;", "&#35;", "&lt;", "!", "{", "}",
        ":", "::", ";", " ", "  ", "    ", "\t", "\n", "\r\n", "\n\n", "\n# ", "\n- ", "\n> ", "> ", "\n|---|---|\n", "\n===\n", "\0", "\u001b", "\u202e", "\u2066", "\u2028", "é", "山",
        "a", "b", "alice", "0", "9", "x",
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(Pieces).Array[0, 12].Select(pieces => string.Concat(pieces));

    public static TheoryData<string> Texts { get; } =
    [
        .. Pieces,
        "alice", "`alice`", "` `", " alice ", "  ", "a|b", "a\\|b", "a||b|", "\\", "`\\", "a`|`b", "``|``",
        "[click](https://example.com)", "![x](https://example.com/x.png)", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>",
        "a\n\n# heading", "a | b\n|---|---|\n| c | d |", "x](https://example.com)", "[x]: https://example.com", "a\u202eb\u2066c", "1. one", "12) twelve", "123456789. x", "- item", "+ item", "=", "---",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Code_shows_a_text_letter_for_letter(string text) => CheckCode(text);

    [Fact]
    public void Code_shows_any_text_letter_for_letter() => Hostile.Sample(CheckCode, iter: 500);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Code_in_a_cell_stays_in_its_cell(string text) => CheckCell(text);

    [Fact]
    public void Code_of_any_text_in_a_cell_stays_in_its_cell() => Hostile.Sample(CheckCell, iter: 500);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Prose_is_running_text(string text) => CheckProse(text);

    [Fact]
    public void Prose_of_any_text_is_running_text() => Hostile.Sample(CheckProse, iter: 500);

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_block_shows_its_lines_letter_for_letter(string text) => CheckBlock(text);

    [Fact]
    public void A_block_shows_any_lines_letter_for_letter() => Hostile.Sample(CheckBlock, iter: 500);

    [Theory]
    [InlineData(null, "*(empty)*")]
    [InlineData("", "*(empty)*")]
    [InlineData("alice", "`alice`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("a``", "``` a`` ```")]
    [InlineData(" a", "`  a `")]
    [InlineData("  ", "`  `")]
    [InlineData("a|b", "`a|b`")]
    [InlineData("a\nb", "`a\\x0ab`")]
    public void Code_stands_in_the_shortest_fence_that_holds_it(string? text, string expected) => MarkdownText.Code(text).Should().Be(expected);

    [Theory]
    [InlineData(null, "*(empty)*")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a\\|b", "`a\\\\|b`")]
    public void A_bar_in_a_cell_is_escaped(string? text, string expected) => MarkdownText.CellCode(text).Should().Be(expected);

    [Theory]
    [InlineData("ask me@evil.example first", "ask `me@evil.example` first")]
    [InlineData("mailto:me@evil.example", "mailto\\:`me@evil.example`")]
    [InlineData("xmpp:me@evil.example/x", "xmpp\\:`me@evil.example`/x")]
    [InlineData("*me+x_y@evil.example*", "\\*`me+x_y@evil.example`\\*")]
    [InlineData("a@b@c.d. @octocat", "`a@b@c.d.` `@octocat`")]
    [InlineData("www.evil.example http://evil.example", "www\\.evil.example http\\://evil.example")]
    [InlineData("`a@b.c`", "&#96;`a@b.c`\\`")]
    [InlineData("no mail_here", "no mail\\_here")]
    public void An_address_in_running_text_is_no_link(string text, string expected) => MarkdownText.Prose(text).Should().Be(expected);

    private static void CheckCode(string text)
    {
        MarkdownDocument document = Markdown.Parse($"### {MarkdownText.Code(text)}: fails\n\naccount {MarkdownText.Code(text)}, line 3\n", Extras);

        document.Should().HaveCount(2);
        foreach (LeafBlock block in document.Cast<LeafBlock>())
        {
            block.Inline!.OfType<LiteralInline>().Should().NotBeEmpty();
            if (text.Length > 0) block.Inline!.Where(inline => inline is not LiteralInline).Should().ContainSingle().Which.Should().BeOfType<CodeInline>().Which.Content.Should().Be(VisibleText.Escape(text));
        }

        document[0].Should().BeOfType<HeadingBlock>();
        document[1].Should().BeOfType<ParagraphBlock>();
    }

    private static void CheckCell(string text)
    {
        MarkdownDocument document = Markdown.Parse($"| Evidence | |\n|---|---|\n| `user` | {MarkdownText.CellCode(text)} |\n| {MarkdownText.CellCode(text)} | x |\n", Extras);

        Table table = document.Should().ContainSingle().Which.Should().BeOfType<Table>().Subject;
        table.Should().HaveCount(3);
        table.Cast<TableRow>().Should().OnlyContain(row => row.Count == 2);
        if (text.Length == 0) return;
        Cell(table, 1, 1).Should().Be(VisibleText.Escape(text));
        Cell(table, 2, 0).Should().Be(VisibleText.Escape(text));
        Cell(table, 2, 1).Should().Be("x");
    }

    private static string Cell(Table table, int row, int column)
    {
        ParagraphBlock paragraph = ((TableCell)((TableRow)table[row])[column]).Should().ContainSingle().Which.Should().BeOfType<ParagraphBlock>().Subject;
        Inline inline = paragraph.Inline!.Should().ContainSingle().Subject;
        // GitHub takes the backslash before a bar away in a cell's code too; this reader leaves it.
        return inline is CodeInline code ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : inline.Should().BeOfType<LiteralInline>().Subject.Content.ToString();
    }

    private static void CheckProse(string text)
    {
        string visible = VisibleText.Escape(text.ReplaceLineEndings(" ")).Trim(' ');
        string prose = MarkdownText.Prose(text);
        CheckText(Markdown.Parse($"{prose}\n", GitHub), visible);
        CheckText(Markdown.Parse($"Why it matters: {prose}\n", GitHub), $"Why it matters: {visible}");
        CheckText(Markdown.Parse($"## {prose} (low)\n", GitHub), $"{visible} (low)");

        // Signs that a few readers alone take for emphasis may shape the text, and nothing more.
        MarkdownDocument document = Markdown.Parse($"{prose}\n", Extras);
        document.Where(block => block is not ParagraphBlock).Should().BeEmpty();
        document.Descendants<Inline>().Where(inline => inline is not (LiteralInline or HtmlEntityInline or EmphasisInline) && !IsMail(inline) && inline.GetType() != typeof(ContainerInline)).Should().BeEmpty();
    }

    /// <summary>Nothing but the text may be in the document, as one paragraph or heading.</summary>
    private static void CheckText(MarkdownDocument document, string expected)
    {
        document.Count.Should().Be(expected.Length > 0 ? 1 : 0);
        if (expected.Length == 0) return;

        document[0].Should().Match(block => block is ParagraphBlock || block is HeadingBlock);
        document.Descendants<Inline>().Should().OnlyContain(inline => inline is LiteralInline || inline is HtmlEntityInline || IsMail(inline) || inline.GetType() == typeof(ContainerInline));
        document.Descendants<LiteralInline>().Should().NotContain(literal => literal.Content.ToString().Contains('@'));
        string.Concat(document.Descendants<LeafInline>().Select(Shown)).Trim(' ').Should().Be(expected.Trim(' '));
    }

    private static string Shown(LeafInline inline) => inline switch
    {
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => ((LiteralInline)inline).Content.ToString(),
    };

    private static bool IsMail(Inline inline) => inline is CodeInline code && code.Content.Contains('@', StringComparison.Ordinal);

    private static void CheckBlock(string text)
    {
        MarkdownDocument document = Markdown.Parse($"before\n\n{MarkdownText.Block(text, "sh")}\nafter\n", Extras);

        document.Should().HaveCount(3);
        FencedCodeBlock block = document[1].Should().BeOfType<FencedCodeBlock>().Subject;
        block.Info.Should().Be("sh");
        block.Lines.ToString().Should().Be(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(VisibleText.Escape)));
    }
}
