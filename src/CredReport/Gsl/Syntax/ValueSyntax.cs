namespace CredReport.Gsl.Syntax;

/// <summary>A value on the right of an operator or between a function's brackets.</summary>
/// <param name="Offset">0-based place in the rule's text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The number's digits, the text without its quotation marks, <c>true</c> or <c>false</c>, or the path.</param>
internal sealed record ValueSyntax(int Offset, ValueKind Kind, string Text)
{
    public override string ToString() => Kind == ValueKind.String ? $"'{Text}'" : Text;
}
