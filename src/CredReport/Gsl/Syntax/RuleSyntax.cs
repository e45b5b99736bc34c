namespace CredReport.Gsl.Syntax;

/// <summary>A whole rule about IamUser. Its text parses to the same tree.</summary>
/// <param name="Where">Which users the rule applies to; null for all.</param>
/// <param name="Negated">Whether the condition must not hold.</param>
/// <param name="Condition">The condition that should hold, or should not.</param>
/// <param name="Exclude">Which of these users are excluded; null for none.</param>
internal sealed record RuleSyntax(ExpressionSyntax? Where, bool Negated, ExpressionSyntax Condition, ExpressionSyntax? Exclude)
{
    public override string ToString() =>
        $"{IamUserEntity.Name}{(Where is null ? "" : $" where {Where}")} should {(Negated ? "not " : "")}have {Condition}{(Exclude is null ? "" : $" exclude {Exclude}")}";
}
