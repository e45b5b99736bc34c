namespace CredReport.Gsl.Syntax;

/// <summary><c>operand like '%text%'</c>; <c>%</c> matches any text.</summary>
internal sealed record LikeSyntax(int Offset, OperandSyntax Left, ValueSyntax Pattern) : ExpressionSyntax(Offset)
{
    public override string ToString() => $"{Left} like {Pattern}";
}
