namespace CredReport.Gsl.Syntax;

/// <summary><c>operand regexMatch /pattern/flags</c>.</summary>
/// <param name="Offset">0-based place of the operand.</param>
/// <param name="Left">The operand.</param>
/// <param name="Literal">The pattern as written, with its slashes and flags.</param>
/// <param name="LiteralOffset">0-based place of the pattern.</param>
internal sealed record RegexMatchSyntax(int Offset, OperandSyntax Left, string Literal, int LiteralOffset) : ExpressionSyntax(Offset)
{
    public override string ToString() => $"{Left} regexMatch {Literal}";
}
