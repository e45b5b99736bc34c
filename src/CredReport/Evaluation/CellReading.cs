namespace CredReport.Evaluation;

/// <summary>A cell that a rule read.</summary>
/// <param name="Column">The column's header name as AWS writes it.</param>
/// <param name="Text">The file's own text, without quotation marks around it.</param>
public sealed record CellReading(string Column, string Text);
