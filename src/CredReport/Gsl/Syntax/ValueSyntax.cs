namespace CredReport.Gsl.Syntax;

/// <summary>A value on the right side of an operator or as a function's argument.</summary>
/// <param name="Offset">0-based place in the rule's text.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The number's digits, the text without its quotation marks, <c>true</c> or <c>false</c>, or the path.</param>
internal sealed record ValueSyntax(int Offset, ValueKind Kind, string Text)
{
    public override string ToString() => Kind == ValueKind.String ? $"'{Text}'" : Text;
}
