namespace CredReport.Gsl.Syntax;

/// <summary>The kinds of values.</summary>
internal enum ValueKind
{
    Number,
    String,
    Boolean,
    Path,
}
