namespace CredReport.Gsl.Syntax;

/// <summary><c>operand &lt; value</c> and the like.</summary>
/// <param name="Offset">0-based place of the operand.</param>
/// <param name="Left">The operand.</param>
/// <param name="Operator">One of <c>= != &lt; &lt;= &gt; &gt;=</c>.</param>
/// <param name="OperatorOffset">0-based place of the operator.</param>
/// <param name="Right">The value.</param>
internal sealed record ComparisonSyntax(int Offset, OperandSyntax Left, string Operator, int OperatorOffset, ValueSyntax Right) : ExpressionSyntax(Offset)
{
    public override string ToString() => $"{Left} {Operator} {Right}";
}
