namespace CredReport.Gsl.Syntax;

/// <summary>What a value of a rule is.</summary>
internal enum ValueKind
{
    Number,
    String,
    Boolean,
    Path,
}
