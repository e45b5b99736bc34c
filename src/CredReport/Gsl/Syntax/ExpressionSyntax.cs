namespace CredReport.Gsl.Syntax;

/// <summary>An expression with the result true, false or unknown.</summary>
/// <param name="Offset">0-based place in the rule's text.</param>
internal abstract record ExpressionSyntax(int Offset)
{
    /// <summary>The expression as source; in brackets if the expression around it has a higher precedence.</summary>
    protected static string Inside(ExpressionSyntax expression, bool inAnd = false) =>
        expression is OrSyntax || (inAnd && expression is AndSyntax) ? $"({expression})" : expression.ToString();
}
