namespace CredReport.Gsl.Syntax;

/// <summary><c>operand in('a', 'b')</c> or <c>operand not in('a', 'b')</c>.</summary>
internal sealed record InSyntax(int Offset, OperandSyntax Left, bool Negated, IReadOnlyList<ValueSyntax> Values) : ExpressionSyntax(Offset)
{
    public override string ToString() => $"{Left} {(Negated ? "not " : "")}in({string.Join(", ", Values)})";
}
