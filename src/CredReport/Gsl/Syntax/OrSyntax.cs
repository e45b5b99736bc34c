namespace CredReport.Gsl.Syntax;

/// <summary><c>a or b or …</c>.</summary>
internal sealed record OrSyntax(int Offset, IReadOnlyList<ExpressionSyntax> Terms) : ExpressionSyntax(Offset)
{
    public override string ToString() => string.Join(" or ", Terms.Select(term => Inside(term)));
}
