namespace CredReport.Gsl.Syntax;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    Word,
    String,
    Number,
    Regex,
    Comparison,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,
    Dot,
    Dollar,
    End,

    /// <summary>An error; its text is the message.</summary>
    Invalid,
}
