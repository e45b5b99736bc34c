namespace CredReport.Gsl.Syntax;

/// <summary>Something that is true, false or unknown of a row.</summary>
/// <param name="Offset">0-based place in the rule's text.</param>
internal abstract record ExpressionSyntax(int Offset)
{
    /// <summary>The expression as source; in brackets where it stands inside one that binds tighter.</summary>
    protected static string Inside(ExpressionSyntax expression, bool inAnd = false) =>
        expression is OrSyntax || (inAnd && expression is AndSyntax) ? $"({expression})" : expression.ToString();
}
