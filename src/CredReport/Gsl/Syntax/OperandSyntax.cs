namespace CredReport.Gsl.Syntax;

/// <summary>A property and the functions applied to it, the first one first.</summary>
/// <param name="Offset">0-based place in the rule's text.</param>
/// <param name="Path">Names joined by dots; <c>$</c> for the element of a list.</param>
/// <param name="Functions">May be empty.</param>
internal sealed record OperandSyntax(int Offset, string Path, IReadOnlyList<FunctionSyntax> Functions)
{
    public override string ToString() => Functions.Count == 0 ? Path : $"{Path} {string.Join(" ", Functions)}";
}
