using CredReport.Evaluation.Exceptions;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>What a run judges by.</summary>
/// <param name="Rules">The rules, in the order of the choice.</param>
/// <param name="AsOf">The moment of evaluation; null when none is needed, or when each of several sources has its own.</param>
/// <param name="AsOfSource">Where <paramref name="AsOf"/> comes from; null when each of several sources has its own, or none could be found.</param>
public sealed record EvaluationInfo(IReadOnlyList<Rule> Rules, Instant? AsOf, AsOfSource? AsOfSource)
{
    /// <summary>The accepted risks; null when the run knows none.</summary>
    public AcceptedRisks? AcceptedRisks { get; init; }

    /// <summary>Whether pseudonyms stand for accounts and users, see <see cref="AnalysisOptions.Pseudonyms"/>.</summary>
    public bool Pseudonymized { get; init; }
}
