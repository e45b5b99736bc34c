namespace CredReport.Gsl.Syntax;

/// <summary>An operand as a term: a function with a boolean result, a boolean property, or the presence of a property.</summary>
internal sealed record TermSyntax(int Offset, OperandSyntax Operand) : ExpressionSyntax(Offset)
{
    public override string ToString() => Operand.ToString();
}
