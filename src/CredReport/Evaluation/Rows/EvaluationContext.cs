using CredReport.Gsl;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Evaluation.Rows;

/// <summary>By what the rows of one input are judged. Shared by threads.</summary>
/// <param name="Source">Name of the input.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Options">How the run is done.</param>
/// <param name="AsOf">The moment of the report; null when none is needed or found.</param>
/// <param name="HasMoment">Whether there is a moment, or none is needed.</param>
internal sealed record EvaluationContext(string Source, IReadOnlyList<Rule> Rules, AnalysisOptions Options, Instant? AsOf, bool HasMoment)
{
    /// <summary>The rules at the moment.</summary>
    public BoundRule[] Bound { get; } = [.. Rules.Select(rule => rule.At(AsOf))];
}
