namespace CredReport.Gsl.Syntax;

/// <summary>A whole rule. Printing it gives source that parses to the same tree.</summary>
/// <param name="Entity">What it is about.</param>
/// <param name="EntityOffset">0-based place of the entity in the text.</param>
/// <param name="Where">Which entities are meant; null for all.</param>
/// <param name="Negated">Whether the condition must not hold.</param>
/// <param name="Condition">What should hold, or should not.</param>
internal sealed record RuleSyntax(string Entity, int EntityOffset, ExpressionSyntax? Where, bool Negated, ExpressionSyntax Condition)
{
    public override string ToString() =>
        $"{Entity}{(Where is null ? "" : $" where {Where}")} should {(Negated ? "not " : "")}have {Condition}";
}
