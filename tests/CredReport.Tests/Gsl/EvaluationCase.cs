using CredReport.Model;

namespace CredReport.Tests.Gsl;

/// <summary>One line of a case file: a rule, a row, a moment and the verdict that the language's description gives.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Logic">The rule.</param>
/// <param name="AsOf">The moment; null when the case names none.</param>
/// <param name="Cells">Cells by column name; a null cell stands for a column that the file lacks.</param>
/// <param name="Verdict">The verdict's word.</param>
internal sealed record EvaluationCase(string Place, string Logic, Instant? AsOf, IReadOnlyDictionary<string, string?> Cells, string Verdict);
