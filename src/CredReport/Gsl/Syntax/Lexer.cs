namespace CredReport.Gsl.Syntax;

/// <summary>Splits the text of a rule into tokens. Spaces between them have no meaning.</summary>
internal static class Lexer
{
    private const string NoArithmetic = "a rule does not calculate. Dates are compared with 'before', 'after' and 'dateDifference'.";

    /// <summary>
    /// All tokens; the last is <see cref="TokenKind.End"/>. An unknown character, or an unclosed text or pattern, becomes a token
    /// <see cref="TokenKind.Invalid"/> before it, which the parser reports unless it finds an earlier error.
    /// </summary>
    public static List<Token> Tokenize(string text)
    {
        List<Token> tokens = [];
        int at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", at));
                return tokens;
            }

            bool isPattern = text[at] == '/' && tokens.Count > 0 && tokens[^1].Is("regexMatch");
            Token token = isPattern ? Pattern(text, at) : Next(text, at);
            tokens.Add(token);
            at = token.Kind == TokenKind.Invalid ? text.Length : at + token.Text.Length;
        }
    }

    private static Token Next(string text, int at)
    {
        char c = text[at];
        if (IsWordStart(c)) return Word(text, at);
        if (char.IsAsciiDigit(c) || (c == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return Take(TokenKind.Number, text, at, NumberEnd(text, at + 1));

        return c switch
        {
            '\'' => String(text, at),
            '<' or '>' or '!' or '=' => Comparison(text, at),
            '(' => Take(TokenKind.OpenParenthesis, text, at, at + 1),
            ')' => Take(TokenKind.CloseParenthesis, text, at, at + 1),
            '[' => Take(TokenKind.OpenBracket, text, at, at + 1),
            ']' => Take(TokenKind.CloseBracket, text, at, at + 1),
            ',' => Take(TokenKind.Comma, text, at, at + 1),
            '.' => Take(TokenKind.Dot, text, at, at + 1),
            '$' => Element(text, at),
            _ => Other(text, at),
        };
    }

    private static Token Word(string text, int at)
    {
        int end = WordEnd(text, at);
        bool isList = end < text.Length && text[end] == '<' && text.AsSpan(at, end - at).Equals("List", StringComparison.OrdinalIgnoreCase);
        int close = isList ? text.IndexOf('>', end) : -1;
        return close < 0
            ? Take(TokenKind.Word, text, at, end)
            : Invalid(at, $"'{text[at..(close + 1)]}' is not supported: a rule is evaluated for one user at a time.");
    }

    /// <summary><c>$</c>; before a name it would be one of CloudGuard's lists of values.</summary>
    private static Token Element(string text, int at)
    {
        int end = at + 1 < text.Length && IsWordStart(text[at + 1]) ? WordEnd(text, at + 1) : at + 1;
        return end == at + 1
            ? Take(TokenKind.Dollar, text, at, end)
            : Invalid(at, $"'{text[at..end]}' names a list that is not in the rule. Write its values, for example in ('a', 'b').");
    }

    /// <summary>A character that the language does not have, with a message that says what may have been meant.</summary>
    private static Token Other(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at);
        foreach (string comment in (ReadOnlySpan<string>)["//", "/*", "--", "#"])
        {
            if (rest.StartsWith(comment, StringComparison.Ordinal))
                return Invalid(at, $"'{comment}' has no meaning in a rule, which has no comments. A rule file may have them, each after '#'.");
        }

        switch (text[at])
        {
            case '/':
                Token pattern = Pattern(text, at);
                return pattern.Kind == TokenKind.Invalid ? Invalid(at, $"'/' has no meaning here: only 'regexMatch' is followed by a pattern, and {NoArithmetic}") : pattern;
            case '~':
                return Invalid(at, "'~' is not supported: it leads from the element of a list to its parent, and no property of a credential report is a list.");
            case '+' or '*' or '%' or '^':
                return Invalid(at, $"'{text[at]}' has no meaning in a rule: {NoArithmetic}");
            case '-':
                return Invalid(at, $"'-' has no meaning in a rule but directly before a digit: {NoArithmetic}");
            case '"' or '\u2018' or '\u2019' or '\u201c' or '\u201d':
                return Invalid(at, $"'{text[at]}' has no meaning in a rule. Write text in straight single quotation marks: 'true'.");
            default:
                string sign = char.IsSurrogatePair(text, at) ? text.Substring(at, 2) : text[at].ToString();
                return Invalid(at, $"'{sign}' has no meaning in a rule.");
        }
    }

    private static Token Comparison(string text, int at)
    {
        bool isPair = at + 1 < text.Length && text[at + 1] == '=';
        if (text[at] == '=' && isPair) return Invalid(at, "'==' is not an operator. Did you mean '='?");
        if (text[at] == '!' && !isPair) return Invalid(at, "'!' is not an operator. Did you mean '!=' or 'not'?");
        if (text.AsSpan(at).StartsWith("<>", StringComparison.Ordinal)) return Invalid(at, "'<>' is not an operator. Did you mean '!='?");
        return Take(TokenKind.Comparison, text, at, at + (isPair ? 2 : 1));
    }

    private static int WordEnd(string text, int at)
    {
        int end = at + 1;
        while (end < text.Length && (IsWordStart(text[end]) || char.IsAsciiDigit(text[end]) || IsJoint(text, end))) end++;
        return end;
    }

    /// <summary>
    /// A hyphen may be inside a name, as in <c>contain-any</c>, and is the sign of a number before a digit. A colon may be inside the
    /// name of a key, as in <c>aws:SecureTransport</c>.
    /// </summary>
    private static bool IsJoint(string text, int at) => text[at] is '-' or ':' && at + 1 < text.Length && IsWordStart(text[at + 1]);

    private static int NumberEnd(string text, int end)
    {
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }

        return end;
    }

    private static Token String(string text, int at)
    {
        int end = text.IndexOf('\'', at + 1);
        return end < 0 ? Invalid(at, "The text that begins here has no closing quotation mark.") : Take(TokenKind.String, text, at, end + 1);
    }

    /// <summary>
    /// A pattern ends at the first slash that is neither escaped nor inside square brackets; letters after it are its flags.
    /// </summary>
    private static Token Pattern(string text, int at)
    {
        bool inSet = false;
        for (int i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '[') inSet = true;
            else if (text[i] == ']') inSet = false;
            else if (text[i] == '/' && !inSet)
            {
                int end = i + 1;
                while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
                return Take(TokenKind.Regex, text, at, end);
            }
        }

        return Invalid(at, "The pattern that begins here has no closing slash.");
    }

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static Token Take(TokenKind kind, string text, int at, int end) => new(kind, text[at..end], at);

    private static Token Invalid(int at, string message) => new(TokenKind.Invalid, message, at);
}
