namespace CredReport.Gsl.Syntax;

/// <summary><c>a and b and …</c>, with a higher precedence than <c>or</c>.</summary>
internal sealed record AndSyntax(int Offset, IReadOnlyList<ExpressionSyntax> Terms) : ExpressionSyntax(Offset)
{
    public override string ToString() => string.Join(" and ", Terms.Select(term => Inside(term, inAnd: true)));
}
