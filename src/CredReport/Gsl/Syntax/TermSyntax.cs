namespace CredReport.Gsl.Syntax;

/// <summary>An operand alone: a function that answers true or false, a boolean property, or a property that is present and not empty.</summary>
internal sealed record TermSyntax(int Offset, OperandSyntax Operand) : ExpressionSyntax(Offset)
{
    public override string ToString() => Operand.ToString();
}
