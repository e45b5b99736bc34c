namespace CredReport.Gsl.Syntax;

/// <summary>A token of a rule.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">As written, with its quotation marks or slashes.</param>
/// <param name="Offset">0-based place in the rule's text.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset)
{
    /// <summary>The token as an error message names it.</summary>
    public string Display => Kind switch
    {
        TokenKind.End => "the end of the rule",
        TokenKind.String => $"the text {Text}",
        TokenKind.Number => $"the number {Text}",
        TokenKind.Regex => $"the pattern {Text}",
        _ => $"'{Text}'",
    };

    /// <summary>Whether it is this keyword; case does not matter.</summary>
    public bool Is(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
