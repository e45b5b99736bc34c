using CredReport.Evaluation.Exceptions;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>What the moment of evaluation is asked for.</summary>
/// <param name="Ages">Rules ask for it.</param>
/// <param name="Exceptions">Exceptions ask for it.</param>
internal readonly record struct AsOfUse(bool Ages, bool Exceptions)
{
    /// <summary>The subject of a sentence.</summary>
    public string Subject => (Ages, Exceptions) switch
    {
        (true, true) => "Ages and exceptions",
        (false, true) => "Exceptions",
        _ => "Ages",
    };

    public static AsOfUse Of(IReadOnlyList<Rule> rules, AcceptedRisks? risks) => new(rules.Any(rule => rule.NeedsMoment), risks?.ApplyTo(rules) == true);
}
