namespace CredReport.Gsl.Syntax;

/// <summary><c>not a</c>.</summary>
internal sealed record NotSyntax(int Offset, ExpressionSyntax Term) : ExpressionSyntax(Offset)
{
    public override string ToString() => Term is AndSyntax or OrSyntax or NotSyntax ? $"not ({Term})" : $"not {Term}";
}
