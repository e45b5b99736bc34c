namespace CredReport.Gsl.Syntax;

/// <summary>What the words and signs of a rule are.</summary>
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

    /// <summary>What cannot be read; its text is the sentence that says so.</summary>
    Invalid,
}
