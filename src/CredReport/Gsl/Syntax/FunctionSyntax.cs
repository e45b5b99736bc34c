namespace CredReport.Gsl.Syntax;

/// <summary>A function, written after its operand: <c>before(-90, 'days')</c>.</summary>
internal sealed record FunctionSyntax(int Offset, string Name, IReadOnlyList<ValueSyntax> Arguments)
{
    public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";
}
