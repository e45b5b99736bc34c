using System.Text;

namespace CredReport.Reporting.Markdown;

/// <summary>Puts text into Markdown so that it stays text: no link, image, HTML, cell or heading comes from it.</summary>
internal static class MarkdownText
{
    /// <summary>A code span that shows the text letter for letter, on one line.</summary>
    public static string Code(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "*(empty)*";

        string visible = VisibleText.Escape(text);
        string fence = new('`', LongestRun(visible) + 1);
        // A space on either side is taken away again by the reader, and parts a backtick at the edge from the fence.
        bool needsPadding = visible[0] is '`' or ' ' || visible[^1] is '`' or ' ';
        string padding = needsPadding && visible.AsSpan().ContainsAnyExcept(' ') ? " " : "";
        return $"{fence}{padding}{visible}{padding}{fence}";
    }

    /// <summary>A code span in a cell of a table, where a bar would end the cell even inside a code span.</summary>
    public static string CellCode(string? text) => Code(text).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>
    /// Running text of a rule, with every sign of Markdown's escaped. What holds an <c>@</c> is put into a code span: GitHub makes a link of an
    /// address, and a mention of a name, whatever is escaped in it.
    /// </summary>
    public static string Prose(string text)
    {
        string visible = VisibleText.Escape(text.ReplaceLineEndings(" ")).Trim(' ');
        StringBuilder prose = new(visible.Length + 16);
        for (int i = 0; i < visible.Length;)
        {
            int end = Math.Max(i + 1, EndOfMail(visible, i));
            bool isMail = visible.AsSpan(i, end - i).Contains('@');
            if (isMail) AppendCode(prose, visible, i, end);
            else AppendEscaped(prose, visible, i, end);
            i = end;
        }

        // A list could begin where the line does: with a sign, or with a number and a full stop or bracket.
        int afterNumber = 0;
        while (afterNumber < prose.Length && char.IsAsciiDigit(prose[afterNumber])) afterNumber++;
        if (afterNumber < prose.Length && prose[afterNumber] is '.' or ')' or '-' or '+' or '=') prose.Insert(afterNumber, '\\');
        return prose.ToString();
    }

    /// <summary>A fenced block that shows the lines letter for letter.</summary>
    public static string Block(string text, string language)
    {
        string visible = string.Join("\n", text.ReplaceLineEndings("\n").Split('\n').Select(VisibleText.Escape));
        string fence = new('`', Math.Max(3, LongestRun(visible) + 1));
        return $"{fence}{language}\n{visible}\n{fence}\n";
    }

    /// <summary>Whether the sign makes a link of what is around it, as in <c>https://</c> and <c>www.</c>, which need no brackets.</summary>
    private static bool BeginsAddress(string text, int at) => text[at] switch
    {
        ':' => at + 1 < text.Length && text[at + 1] != ' ',
        '.' => text.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static void AppendCode(StringBuilder prose, string text, int start, int end)
    {
        // Some readers take a backtick for a part of the fence after it even where it is escaped.
        if (start > 0 && text[start - 1] == '`') prose.Remove(prose.Length - 2, 2).Append("&#96;");
        prose.Append('`').Append(text, start, end - start).Append('`');
    }

    private static void AppendEscaped(StringBuilder prose, string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if ("\\`*_{}[]<>#|!~&".Contains(text[i], StringComparison.Ordinal) || BeginsAddress(text, i)) prose.Append('\\');
            prose.Append(text[i]);
        }
    }

    /// <summary>Where the characters end of which a mail address can consist; the start where there are none.</summary>
    private static int EndOfMail(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_' or '+' or '@')) end++;
        return end;
    }

    private static int LongestRun(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
