namespace CredReport.Gsl.Syntax;

/// <summary>
/// A condition on a list: <c>operand contain [ … ]</c>, <c>with</c>, <c>contain-any</c>, <c>contain-all</c>, <c>contain-none</c>.
/// </summary>
/// <param name="Offset">0-based place of the operand.</param>
/// <param name="Left">The list.</param>
/// <param name="Operator">The keyword, in lower case.</param>
/// <param name="Inner">The condition on the elements, or null.</param>
/// <param name="Values">The values to look for, if there is no <paramref name="Inner"/>.</param>
internal sealed record ListSyntax(int Offset, OperandSyntax Left, string Operator, ExpressionSyntax? Inner, IReadOnlyList<ValueSyntax> Values)
    : ExpressionSyntax(Offset)
{
    public override string ToString() => $"{Left} {Operator} [ {Inner?.ToString() ?? string.Join(", ", Values)} ]";
}
