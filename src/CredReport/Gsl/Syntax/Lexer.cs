namespace CredReport.Gsl.Syntax;

/// <summary>Cuts the text of a rule into tokens. Spaces between them mean nothing.</summary>
internal static class Lexer
{
    /// <summary>All tokens, the last being <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="GslException">A sign that the language does not have, or a text or pattern without end.</exception>
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

            Token token = Next(text, at);
            tokens.Add(token);
            at += token.Text.Length;
        }
    }

    private static Token Next(string text, int at)
    {
        char c = text[at];
        if (IsWordStart(c)) return Take(TokenKind.Word, text, at, WordEnd(text, at));
        if (char.IsAsciiDigit(c) || (c == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return Take(TokenKind.Number, text, at, NumberEnd(text, at + 1));

        switch (c)
        {
            case '\'':
                return Take(TokenKind.String, text, at, StringEnd(text, at));
            case '/':
                return Take(TokenKind.Regex, text, at, RegexEnd(text, at));
            case '<' or '>' or '!' or '=':
                return Comparison(text, at);
        }

        TokenKind? single = c switch
        {
            '(' => TokenKind.OpenParenthesis,
            ')' => TokenKind.CloseParenthesis,
            '[' => TokenKind.OpenBracket,
            ']' => TokenKind.CloseBracket,
            ',' => TokenKind.Comma,
            '.' => TokenKind.Dot,
            '$' => TokenKind.Dollar,
            _ => null,
        };
        if (single is { } kind) return Take(kind, text, at, at + 1);

        string hint = c is '"' or '\u2018' or '\u2019' or '\u201c' or '\u201d' ? " Texts stand between straight single quotation marks: 'true'." : "";
        string sign = char.IsSurrogatePair(text, at) ? text.Substring(at, 2) : c.ToString();
        throw Error(text, at, $"'{sign}' has no meaning in a rule.{hint}");
    }

    private static Token Comparison(string text, int at)
    {
        bool isPair = at + 1 < text.Length && text[at + 1] == '=';
        if (text[at] == '=' && isPair) throw Error(text, at, "'==' is not an operator. Did you mean '='?");
        if (text[at] == '!' && !isPair) throw Error(text, at, "'!' is not an operator. Did you mean '!=' or 'not'?");
        if (text.AsSpan(at).StartsWith("<>", StringComparison.Ordinal)) throw Error(text, at, "'<>' is not an operator. Did you mean '!='?");
        return Take(TokenKind.Comparison, text, at, at + (isPair ? 2 : 1));
    }

    private static int WordEnd(string text, int at)
    {
        int end = at + 1;
        while (end < text.Length && (IsWordStart(text[end]) || char.IsAsciiDigit(text[end]) || IsInnerHyphen(text, end))) end++;
        return end;
    }

    /// <summary>A hyphen joins letters, as in <c>contain-any</c>; before a digit it is the sign of a number.</summary>
    private static bool IsInnerHyphen(string text, int at) => text[at] == '-' && at + 1 < text.Length && IsWordStart(text[at + 1]);

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

    private static int StringEnd(string text, int at)
    {
        int end = text.IndexOf('\'', at + 1);
        return end < 0 ? throw Error(text, at, "The text that begins here has no closing quotation mark.") : end + 1;
    }

    /// <summary>A pattern ends at the first slash that is neither escaped nor inside square brackets; letters behind it are its flags.</summary>
    private static int RegexEnd(string text, int at)
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
                return end;
            }
        }

        throw Error(text, at, "The pattern that begins here has no closing slash.");
    }

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static Token Take(TokenKind kind, string text, int at, int end) => new(kind, text[at..end], at);

    private static GslException Error(string text, int at, string message) => new([GslError.At(text, at, message)]);
}
